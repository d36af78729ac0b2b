-- Moves the landed rows of violation into the star; a row known by its number is replaced.
-- Grain:      one row per violation_no.
-- Reads:      landing.violation, landing.file, star.dim_customer.
-- Writes:     star.fact_violation.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_violation
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.violation as landed
        where
            landed.violation_no = fact_violation.violation_no
    );

insert into star.fact_violation (
    violation_no, customer_key, period_key, violation_code, found_on, violation_amount,
    run_key,
    load_file_key, record_no
)
select
    landed.violation_no,
    customer.customer_key,
    year(landed.found_on) * 100 + month(landed.found_on) as period_key,
    landed.violation_code,
    landed.found_on,
    landed.violation_amount,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.violation as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
