-- The landed statements as the star holds them, in the month in which they became known: an indicator of an earlier
-- month must not see them.
-- Grain:      one row per customer and balance sheet day.
-- Reads:      landing.financial_statement, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_financial_statement.
-- Parameters: run_key, after_customer_key (only of customers after this one).
with
dated as (
    -- Four months are what a firm has to publish its statement.
    select rowid, *, coalesce(published_on, statement_on + 120) as known_on
    from landing.financial_statement
)

select
    customer.customer_key,
    extract(year from dated.known_on) * 100 + extract(month from dated.known_on) as period_key,
    dated.statement_on,
    dated.known_on as published_on,
    dated.total_assets,
    dated.total_liabilities,
    dated.current_assets,
    dated.current_liabilities,
    dated.net_profit,
    dated.equity,
    dated.loans_due_amount,
    dated.loans_repaid_on_time_amount,
    dated.stated_at,
    $run_key as run_key,
    dated.load_file_key,
    coalesce(dated.record_no, dated.rowid - file.first_rowid + 1) as record_no
from dated
join star.dim_customer as customer
    on customer.customer_no = dated.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = dated.load_file_key;
