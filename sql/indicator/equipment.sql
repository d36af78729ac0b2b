-- Equipment: compensation of reactive power, tests and hazards in time, accidents that touched the grid.
-- Grain:      one row per customer whose equipment was looked at, or had an accident, in the last thirty-six months.
-- Reads:      star.fact_equipment_check, star.fact_accident, star.fact_consumption.
-- Returns:    customer_key, eqp1 to eqp4.
-- Parameters: period_key, first_period_key (the first of the window's twelve months), first_period_key_36 (of
--             thirty-six months), last_on.
with
-- What was due by the end of the month; what was done after it was not known yet.
due as (
    select
        customer_key,
        check_no,
        period_key >= $first_period_key as is_of_year,
        check_code,
        coalesce(done_on <= due_on, false) as is_in_time,
        has_compensation_device,
        coalesce(done_on, due_on) as seen_on
    from star.fact_equipment_check
    where period_key between $first_period_key_36 and $period_key
        and due_on <= $last_on
),

kept as (
    select
        customer_key,
        count(*) filter (where is_of_year and check_code = 'test') as test_count,
        count(*) filter (where is_of_year and check_code = 'test' and is_in_time) as test_in_time_count,
        count(*) filter (where is_of_year and check_code = 'hazard') as hazard_count,
        count(*) filter (where is_of_year and check_code = 'hazard' and is_in_time) as hazard_in_time_count
    from due
    group by customer_key
),

device as (
    select
        customer_key,
        has_compensation_device,
        row_number() over (partition by customer_key order by seen_on desc, check_no desc) as look_no
    from due
    where has_compensation_device is not null
        and seen_on <= $last_on
),

accident as (
    select
        customer_key,
        sum(case severity_code when 'injury' then 10 when 'feeder' then 3 else 1 end) as severity_points
    from star.fact_accident
    where period_key between $first_period_key_36 and $period_key
    group by customer_key
),

-- Where nobody looks, no accident says nothing: such a customer has no row, and not a clean record.
looked_at as (
    select customer_key
    from kept
    union
    select customer_key
    from accident
)

select
    looked_at.customer_key,
    -- Without a device the worst of all power factors.
    case
        when device.has_compensation_device then consumption.power_factor
        when not device.has_compensation_device then 0
    end as eqp1,
    100 * kept.test_in_time_count / nullif(kept.test_count, 0) as eqp2,
    coalesce(accident.severity_points, 0) as eqp3,
    100 * kept.hazard_in_time_count / nullif(kept.hazard_count, 0) as eqp4
from looked_at
left join kept using (customer_key)
left join accident using (customer_key)
left join device
    on device.customer_key = looked_at.customer_key
    and device.look_no = 1
left join star.fact_consumption as consumption
    on consumption.customer_key = looked_at.customer_key
    and consumption.period_key = $period_key;
