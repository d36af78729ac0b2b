-- The landed rows of bill as the star holds them.
-- Grain:      one row per bill_no.
-- Reads:      landing.bill, landing.file, star.dim_customer.
-- Returns:    the columns of star.fact_bill.
-- Parameters: run_key, after_customer_key (only of customers after this one); the fragment record_no is the number
--             of a landed row in its file.
select
    landed.bill_no,
    customer.customer_key,
    extract(year from landed.billed_on) * 100 + extract(month from landed.billed_on) as period_key,
    landed.billed_on,
    landed.due_on,
    landed.billed_amount,
    landed.energy_kwh,
    landed.delay_months,
    landed.stated_at,
    landed.corrects_bill_no,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.bill as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
