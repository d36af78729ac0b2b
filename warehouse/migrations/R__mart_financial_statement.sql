-- One row per annual statement of an enterprise customer.
create or replace view mart.financial_statement as
select
    financial_statement.customer_key,
    customer.customer_no,
    financial_statement.period_key,
    financial_statement.statement_on,
    financial_statement.published_on,
    financial_statement.total_assets,
    financial_statement.total_liabilities,
    financial_statement.current_assets,
    financial_statement.current_liabilities,
    financial_statement.net_profit,
    financial_statement.equity,
    financial_statement.loans_due_amount,
    financial_statement.loans_repaid_on_time_amount,
    financial_statement.run_key
from star.fact_financial_statement as financial_statement
left join star.dim_customer as customer
    on customer.customer_key = financial_statement.customer_key
    and customer.is_current;

comment on view mart.financial_statement is 'One row per annual statement of an enterprise customer.';
comment on column mart.financial_statement.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.financial_statement.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.financial_statement.period_key is 'Month in which it became known, as yyyymm.';
comment on column mart.financial_statement.statement_on is 'Balance sheet day.';
comment on column mart.financial_statement.published_on is 'Day it became known.';
comment on column mart.financial_statement.total_assets is 'Total assets, in the warehouse currency; null when not stated.';
comment on column mart.financial_statement.total_liabilities is 'Total liabilities, in the warehouse currency; null when not stated.';
comment on column mart.financial_statement.current_assets is 'Current assets, in the warehouse currency; null when not stated.';
comment on column mart.financial_statement.current_liabilities is 'Current liabilities, in the warehouse currency; null when not stated.';
comment on column mart.financial_statement.net_profit is 'Net profit of the year, in the warehouse currency; null when not stated.';
comment on column mart.financial_statement.equity is 'Net assets, in the warehouse currency; null when not stated.';
comment on column mart.financial_statement.loans_due_amount is 'Loan repayments due in the year, in the warehouse currency; null when not stated.';
comment on column mart.financial_statement.loans_repaid_on_time_amount is 'Of these, repaid by their due day; null when not stated.';
comment on column mart.financial_statement.run_key is 'The run that wrote the row.';
