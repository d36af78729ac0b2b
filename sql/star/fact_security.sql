-- Moves the landed rows of security into the star; a row known by its number is replaced.
-- Grain:      one row per security_no.
-- Reads:      landing.security, star.dim_customer.
-- Writes:     star.fact_security.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched).
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
    released_on, run_key
)
select
    landed.security_no,
    customer.customer_key,
    year(landed.given_on) * 100 + month(landed.given_on) as period_key,
    landed.security_code,
    landed.security_amount,
    landed.given_on,
    landed.released_on,
    $run_key as run_key
from landing.security as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current;
