-- The landed rows of payment as the star holds them.
-- Grain:      one row per payment_no.
-- Reads:      landing.payment, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_payment.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.payment_no,
    customer.customer_key,
    extract(year from landed.paid_on) * 100 + extract(month from landed.paid_on) as period_key,
    landed.bill_no,
    landed.paid_on,
    landed.paid_amount,
    landed.channel_code,
    landed.stated_at,
    landed.reverses_payment_no,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.payment as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
