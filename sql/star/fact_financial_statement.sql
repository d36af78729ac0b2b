-- Moves the landed statements into the star, in the month in which they became known: an indicator of an
-- earlier month must not see them. A customer's statement that is known is replaced.
-- Grain:      one row per customer and balance sheet day.
-- Reads:      landing.financial_statement, landing.file, star.dim_customer.
-- Writes:     star.fact_financial_statement.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_financial_statement
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.financial_statement as landed
        join star.dim_customer as customer
            on customer.customer_no = landed.customer_no
            and customer.is_current
        where customer.customer_key = fact_financial_statement.customer_key
            and landed.statement_on = fact_financial_statement.statement_on
    );

insert into star.fact_financial_statement (
    customer_key, period_key, statement_on, published_on, total_assets, total_liabilities,
    current_assets, current_liabilities, net_profit, equity, loans_due_amount,
    loans_repaid_on_time_amount, run_key,
    load_file_key, record_no
)
with
dated as (
    -- Four months are what a firm has to publish its statement.
    select rowid, *, coalesce(published_on, statement_on + 120) as known_on
    from landing.financial_statement
)

select
    customer.customer_key,
    year(dated.known_on) * 100 + month(dated.known_on) as period_key,
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
