-- Moves the landed rows of security into the star; a row known by its number is replaced.
-- Grain:      one row per security_no.
-- Reads:      landing.security, landing.file, star.dim_customer.
-- Writes:     star.fact_security.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_security
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.security as landed
        where
            landed.security_no = fact_security.security_no
    );

insert into star.fact_security (
    security_no, customer_key, period_key, security_code, security_amount, given_on,
    released_on, run_key,
    load_file_key, record_no
)
select
    landed.security_no,
    customer.customer_key,
    year(landed.given_on) * 100 + month(landed.given_on) as period_key,
    landed.security_code,
    landed.security_amount,
    landed.given_on,
    landed.released_on,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.security as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
