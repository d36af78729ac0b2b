-- Moves the landed rows of credit event into the star; a row known by its number is replaced.
-- Grain:      one row per event_no.
-- Reads:      landing.credit_event, landing.file, star.dim_customer.
-- Writes:     star.fact_credit_event.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_credit_event
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.credit_event as landed
        where
            landed.event_no = fact_credit_event.event_no
    );

insert into star.fact_credit_event (
    event_no, customer_key, period_key, event_code, occurred_on, event_amount, reversed_on,
    run_key,
    load_file_key, record_no
)
select
    landed.event_no,
    customer.customer_key,
    year(landed.occurred_on) * 100 + month(landed.occurred_on) as period_key,
    landed.event_code,
    landed.occurred_on,
    landed.event_amount,
    landed.reversed_on,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.credit_event as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
