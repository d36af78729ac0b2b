-- Value: what the customer brings in, and how recently, often and much it pays. Not part of the credit grade.
-- Grain:      one row per customer with a snapshot in the month.
-- Reads:      star.fact_customer_month.
-- Returns:    customer_key, val1, val2.
-- Parameters: period_key, first_period_key (the first of the window's twelve months), last_on,
--             value_purchase_cost_per_kwh, value_contact_cost.
with
window_of_customer as (
    select
        customer_key,
        max(customer_class_code) filter (where period_key = $period_key) as customer_class_code,
        sum(billed_amount) as billed_amount,
        sum(energy_kwh) as energy_kwh,
        sum(contact_count) as contact_count,
        sum(on_time_bill_count) as on_time_bill_count,
        $last_on - max(on_time_paid_on) as days_since_on_time
    from star.fact_customer_month
    where period_key between $first_period_key and $period_key
    group by customer_key
),

-- The four bounds between the quintiles of each class.
bound as (
    select
        customer_class_code,
        quantile_disc(days_since_on_time, [0.2, 0.4, 0.6, 0.8]) as recency,
        quantile_disc(on_time_bill_count, [0.2, 0.4, 0.6, 0.8]) as frequency,
        quantile_disc(billed_amount, [0.2, 0.4, 0.6, 0.8]) as money
    from window_of_customer
    where customer_class_code is not null
    group by customer_class_code
)

select
    customer.customer_key,
    (customer.billed_amount - customer.energy_kwh * $value_purchase_cost_per_kwh
        - customer.contact_count * $value_contact_cost)::double as val1,
    -- Each part counts the bounds passed: 1 to 5. Never on time is the worst recency.
    coalesce(
        5 - (days_since_on_time > recency[1])::integer - (days_since_on_time > recency[2])::integer
            - (days_since_on_time > recency[3])::integer - (days_since_on_time > recency[4])::integer,
        1
    )
        + 1 + (on_time_bill_count > frequency[1])::integer + (on_time_bill_count > frequency[2])::integer
        + (on_time_bill_count > frequency[3])::integer + (on_time_bill_count > frequency[4])::integer
        + 1 + (billed_amount > money[1])::integer + (billed_amount > money[2])::integer
        + (billed_amount > money[3])::integer + (billed_amount > money[4])::integer as val2
from window_of_customer as customer
join bound using (customer_class_code);
