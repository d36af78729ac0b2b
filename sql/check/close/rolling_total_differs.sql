-- A row here is a customer whose twelve-month totals are not the sums of its months; looked at for one customer in a
-- thousand, others each month.
-- Grain:      one row per customer.
-- Reads:      star.fact_customer_month.
-- Returns:    customer_key, billed_amount_12m, billed_amount, due_bill_count_12m, due_bill_count.
-- Parameters: period_key, first_period_key.
with
looked_at as (
    select
        customer_key,
        billed_amount_12m,
        due_bill_count_12m,
        on_time_bill_count_12m,
        late_amount_days_12m,
        paid_amount_12m,
        energy_kwh_12m
    from star.fact_customer_month
    where period_key = $period_key
        and customer_key % 1000 = $period_key % 1000
),

summed as (
    select
        customer_key,
        sum(billed_amount) as billed_amount,
        sum(due_bill_count) as due_bill_count,
        sum(on_time_bill_count) as on_time_bill_count,
        sum(late_amount_days) as late_amount_days,
        sum(paid_amount) as paid_amount,
        coalesce(sum(energy_kwh), 0) as energy_kwh
    from star.fact_customer_month
    where period_key between $first_period_key and $period_key
        and customer_key % 1000 = $period_key % 1000
    group by customer_key
)

select
    customer_key,
    looked_at.billed_amount_12m,
    summed.billed_amount,
    looked_at.due_bill_count_12m,
    summed.due_bill_count
from looked_at
join summed using (customer_key)
where looked_at.billed_amount_12m <> summed.billed_amount
    or looked_at.due_bill_count_12m <> summed.due_bill_count
    or looked_at.on_time_bill_count_12m <> summed.on_time_bill_count
    or looked_at.late_amount_days_12m <> summed.late_amount_days
    or looked_at.paid_amount_12m <> summed.paid_amount
    or looked_at.energy_kwh_12m <> summed.energy_kwh
order by customer_key;
