-- Moves the landed rows of instalment into the star; a row known by its number is replaced.
-- Grain:      one row per plan_no and instalment_no.
-- Reads:      landing.instalment, landing.file, star.dim_customer.
-- Writes:     star.fact_instalment.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_instalment
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.instalment as landed
        where
            landed.plan_no = fact_instalment.plan_no
            and landed.instalment_no = fact_instalment.instalment_no
    );

insert into star.fact_instalment (
    plan_no, instalment_no, customer_key, period_key, due_on, instalment_amount, paid_on,
    run_key,
    load_file_key, record_no
)
select
    landed.plan_no,
    landed.instalment_no,
    customer.customer_key,
    year(landed.due_on) * 100 + month(landed.due_on) as period_key,
    landed.due_on,
    landed.instalment_amount,
    landed.paid_on,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.instalment as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
