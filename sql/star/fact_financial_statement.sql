-- The landed statements as the star holds them, in the month in which they became known: an indicator of an earlier
-- month must not see them.
-- Grain:      one row per customer and balance sheet day.
-- Reads:      landing.financial_statement, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_financial_statement.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
with
dated as (
    -- Four months are what a firm has to publish its statement.
    select
        landed.*,
        coalesce(landed.published_on, landed.statement_on + 120) as known_on,
        {{record_no}} as number_in_file
    from landing.financial_statement as landed
    left join landing.file as file
        on file.load_file_key = landed.load_file_key
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
    dated.number_in_file as record_no
from dated
join star.dim_customer as customer
    on customer.customer_no = dated.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key;
