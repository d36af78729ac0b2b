-- Moves the landed outcomes into the star; a customer's observation month that is known is replaced.
-- Grain:      one row per customer and observation month.
-- Reads:      landing.outcome, landing.file, star.dim_customer.
-- Writes:     star.fact_outcome.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_outcome
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.outcome as landed
        join star.dim_customer as customer
            on customer.customer_no = landed.customer_no
            and customer.is_current
        where customer.customer_key = fact_outcome.customer_key
            and year(landed.observed_on) * 100 + month(landed.observed_on) = fact_outcome.period_key
    );

insert into star.fact_outcome (
    customer_key, period_key, is_default, run_key, load_file_key, record_no
)
select
    customer.customer_key,
    year(landed.observed_on) * 100 + month(landed.observed_on) as period_key,
    landed.is_default,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.outcome as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
