-- Value: what the customer brings in, and how recently, often and much it pays. Not part of the credit grade.
-- Grain:      one row per customer with a snapshot in the month.
-- Reads:      star.fact_customer_month, whose columns ending in _12m hold the window's sums.
-- Returns:    customer_key, val1, val2.
-- Parameters: period_key, last_on, value_purchase_cost_per_kwh, value_contact_cost.
with
customer as (
    select
        customer_key,
        customer_class_code,
        billed_amount_12m,
        energy_kwh_12m,
        contact_count_12m,
        on_time_bill_count_12m,
        $last_on - last_on_time_paid_on as days_since_on_time
    from star.fact_customer_month
    where period_key = $period_key
),

-- The four bounds between the quintiles of each class.
bound as (
    select
        customer_class_code,
        quantile_disc(days_since_on_time, [0.2, 0.4, 0.6, 0.8]) as recency,
        quantile_disc(on_time_bill_count_12m, [0.2, 0.4, 0.6, 0.8]) as frequency,
        quantile_disc(billed_amount_12m, [0.2, 0.4, 0.6, 0.8]) as money
    from customer
    group by customer_class_code
)

select
    customer_key,
    (billed_amount_12m - energy_kwh_12m * $value_purchase_cost_per_kwh
        - contact_count_12m * $value_contact_cost)::double precision as val1,
    -- Each part counts the bounds passed: 1 to 5. Never on time is the worst recency.
    coalesce(
        5 - (days_since_on_time > recency[1])::integer - (days_since_on_time > recency[2])::integer
            - (days_since_on_time > recency[3])::integer - (days_since_on_time > recency[4])::integer,
        1
    )
        + 1 + (on_time_bill_count_12m > frequency[1])::integer
        + (on_time_bill_count_12m > frequency[2])::integer
        + (on_time_bill_count_12m > frequency[3])::integer
        + (on_time_bill_count_12m > frequency[4])::integer
        + 1 + (billed_amount_12m > money[1])::integer + (billed_amount_12m > money[2])::integer
        + (billed_amount_12m > money[3])::integer + (billed_amount_12m > money[4])::integer as val2
from customer
join bound using (customer_class_code);
