-- Moves the landed rows of payment into the star; a row known by its number is replaced.
-- Grain:      one row per payment_no.
-- Reads:      landing.payment, landing.file, star.dim_customer.
-- Writes:     star.fact_payment.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_payment
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.payment as landed
        where
            landed.payment_no = fact_payment.payment_no
    );

insert into star.fact_payment (
    payment_no, customer_key, period_key, bill_no, paid_on, paid_amount, channel_code,
    run_key,
    load_file_key, record_no
)
select
    landed.payment_no,
    customer.customer_key,
    year(landed.paid_on) * 100 + month(landed.paid_on) as period_key,
    landed.bill_no,
    landed.paid_on,
    landed.paid_amount,
    landed.channel_code,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.payment as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
