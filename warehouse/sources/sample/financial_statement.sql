-- The financial statement file of the sample utility: its columns are those of landing.financial_statement.
select
    record_no,
    customer_no,
    statement_on,
    published_on,
    total_assets,
    total_liabilities,
    current_assets,
    current_liabilities,
    net_profit,
    equity,
    loans_due_amount,
    loans_repaid_on_time_amount
from record;
