-- The month's file of statements.
-- Grain:      one row per statement.
-- Reads:      statement.
-- Returns:    the columns of landing.financial_statement.
-- Parameters: month_no.
select
    customer_no, statement_on, published_on, total_assets, total_liabilities, current_assets,
    current_liabilities, net_profit, equity, loans_due_amount, loans_repaid_on_time_amount
from statement
where n = $month_no
order by i;
