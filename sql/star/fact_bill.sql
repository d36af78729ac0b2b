-- Moves the landed rows of bill into the star; a row known by its number is replaced.
-- Grain:      one row per bill_no.
-- Reads:      landing.bill, landing.file, star.dim_customer.
-- Writes:     star.fact_bill.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_bill
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.bill as landed
        where
            landed.bill_no = fact_bill.bill_no
    );

insert into star.fact_bill (
    bill_no, customer_key, period_key, billed_on, due_on, billed_amount, energy_kwh,
    delay_months, run_key,
    load_file_key, record_no
)
select
    landed.bill_no,
    customer.customer_key,
    year(landed.billed_on) * 100 + month(landed.billed_on) as period_key,
    landed.billed_on,
    landed.due_on,
    landed.billed_amount,
    landed.energy_kwh,
    landed.delay_months,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.bill as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
