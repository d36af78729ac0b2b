-- Takes the month's snapshot: one row for every customer under contract or with something still to pay.
-- Grain:      one row per customer and month.
-- Reads:      star.dim_customer, star.dim_credit_event, the facts of the month, star.fact_customer_month of twelve
--             months before, and the temporary table bill_state of fact_bill_balance.sql.
-- Writes:     star.fact_customer_month.
-- Parameters: run_key, period_key, year_ago_period_key, first_on, last_on, payment_grace_days,
--             default_arrears_days, default_material_amount.
insert into star.fact_customer_month (
    period_key, customer_key, customer_version_key, customer_class_code, bill_count, billed_amount,
    due_bill_count, on_time_bill_count, late_bill_count, payment_count, paid_amount, settled_amount,
    late_amount_days, on_time_paid_on, open_amount, overdue_amount, overdue_amount_days,
    arrears_days, event_points, cut_count, write_off_count, instalment_due_count,
    instalment_kept_count, breach_count, theft_count, injury_count, contact_count, energy_kwh,
    energy_relative_ppm, energy_change_ppm, demand_rate_ppm, is_default, run_key
)
with
-- Where the source states the delay, it decides, and payments do not: 30 days a month behind.
bill as (
    select
        customer_key,
        count(*) filter (where is_new) as bill_count,
        sum(billed_amount) filter (where is_new) as billed_amount,
        count(*) filter (
            where due_on between $first_on and $last_on
        ) as due_bill_count,
        count(*) filter (
            where due_on between $first_on and $last_on
                and coalesce(delay_months <= 0, paid_by_due_amount >= payable_amount)
        ) as on_time_bill_count,
        count(*) filter (
            where case
                when delay_months is null
                    then due_on + $payment_grace_days between $first_on and $last_on
                        and paid_by_grace_amount < payable_amount
                else delay_months > 0
            end
        ) as late_bill_count,
        sum(case when delay_months is null then settled_amount else payable_amount end)
            as settled_amount,
        sum(
            case
                when delay_months is null then late_amount_days
                else payable_amount * 30 * greatest(delay_months, 0)
            end
        ) as late_amount_days,
        max(on_time_paid_on) as on_time_paid_on,
        sum(payable_amount - paid_amount) as open_amount,
        sum(payable_amount - paid_amount) filter (
            where coalesce(delay_months > 0, due_on < $last_on)
        ) as overdue_amount,
        sum((payable_amount - paid_amount) * ($last_on - due_on)) filter (
            where delay_months is null
                and due_on < $last_on
        ) as overdue_amount_days,
        coalesce(max(
            case
                when delay_months > 0 then 30 * delay_months
                when delay_months is null and paid_amount < payable_amount and due_on < $last_on
                    then $last_on - due_on
            end
        ), 0) as arrears_days
    from bill_state
    group by customer_key
),

payment as (
    select customer_key, count(*) as payment_count, sum(paid_amount) as paid_amount
    from star.fact_payment
    where period_key = $period_key
    group by customer_key
),

-- The rare things of a month, one sum over all of them: few customers have any.
rare as (
    select
        event.customer_key,
        kind.event_points as event_points,
        (event.event_code = 'cut')::integer as cut_count,
        (event.event_code = 'write_off')::integer as write_off_count,
        0 as instalment_due_count,
        0 as instalment_kept_count,
        0 as breach_count,
        0 as theft_count,
        0 as injury_count,
        0 as contact_count
    from star.fact_credit_event as event
    join star.dim_credit_event as kind using (event_code)
    where event.period_key = $period_key
        -- Withdrawn by the end of the month; a later withdrawal was not known yet.
        and (event.reversed_on is null or event.reversed_on > $last_on)
    union all
    select
        customer_key, 0, 0, 0, 1,
        -- Paid by its due day, and so by the end of the month.
        coalesce(paid_on <= due_on, false)::integer,
        0, 0, 0, 0
    from star.fact_instalment
    where period_key = $period_key
        and due_on <= $last_on
    union all
    select
        customer_key, 0, 0, 0, 0, 0,
        (violation_code = 'breach')::integer,
        (violation_code = 'theft')::integer,
        0, 0
    from star.fact_violation
    where period_key = $period_key
    union all
    select customer_key, 0, 0, 0, 0, 0, 0, 0, 1, 0
    from star.fact_accident
    where period_key = $period_key
        and severity_code = 'injury'
    union all
    select customer_key, 0, 0, 0, 0, 0, 0, 0, 0, 1
    from star.fact_contact
    where period_key = $period_key
),

event as (
    select
        customer_key,
        sum(event_points) as event_points,
        sum(cut_count) as cut_count,
        sum(write_off_count) as write_off_count,
        sum(instalment_due_count) as instalment_due_count,
        sum(instalment_kept_count) as instalment_kept_count,
        sum(breach_count) as breach_count,
        sum(theft_count) as theft_count,
        sum(injury_count) as injury_count,
        sum(contact_count) as contact_count
    from rare
    group by customer_key
),

consumption as (
    select customer_key, energy_kwh, demand_kw_max
    from star.fact_consumption
    where period_key = $period_key
),

year_ago as (
    select customer_key, energy_kwh
    from star.fact_customer_month
    where period_key = $year_ago_period_key
),

customer as (
    select
        version.customer_key,
        version.customer_version_key,
        version.customer_class_code,
        version.contract_capacity_kva,
        bill.* exclude (customer_key),
        consumption.energy_kwh,
        consumption.demand_kw_max
    from star.dim_customer as version
    left join bill using (customer_key)
    left join consumption using (customer_key)
    where version.valid_to > $last_on
        and (version.valid_from <= $last_on or version.is_first)
        and (
            (
                (version.opened_on is null or version.opened_on <= $last_on)
                and (version.closed_on is null or version.closed_on >= $first_on)
            )
            -- Gone, but with bills to settle still.
            or bill.bill_count is not null
        )
),

class as (
    select customer_class_code, (sum(energy_kwh) / count(energy_kwh))::decimal(18, 3) as energy_kwh_mean
    from customer
    group by customer_class_code
),

measured as (
    select
        customer.customer_key,
        customer.customer_version_key,
        customer.customer_class_code,
        coalesce(customer.bill_count, 0) as bill_count,
        coalesce(customer.billed_amount, 0) as billed_amount,
        coalesce(customer.due_bill_count, 0) as due_bill_count,
        coalesce(customer.on_time_bill_count, 0) as on_time_bill_count,
        coalesce(customer.late_bill_count, 0) as late_bill_count,
        coalesce(payment.payment_count, 0) as payment_count,
        coalesce(payment.paid_amount, 0) as paid_amount,
        coalesce(customer.settled_amount, 0) as settled_amount,
        coalesce(customer.late_amount_days, 0) as late_amount_days,
        customer.on_time_paid_on,
        coalesce(customer.open_amount, 0) as open_amount,
        coalesce(customer.overdue_amount, 0) as overdue_amount,
        coalesce(customer.overdue_amount_days, 0) as overdue_amount_days,
        coalesce(customer.arrears_days, 0) as arrears_days,
        coalesce(event.event_points, 0) as event_points,
        coalesce(event.cut_count, 0) as cut_count,
        coalesce(event.write_off_count, 0) as write_off_count,
        coalesce(event.instalment_due_count, 0) as instalment_due_count,
        coalesce(event.instalment_kept_count, 0) as instalment_kept_count,
        coalesce(event.breach_count, 0) as breach_count,
        coalesce(event.theft_count, 0) as theft_count,
        coalesce(event.injury_count, 0) as injury_count,
        coalesce(event.contact_count, 0) as contact_count,
        customer.energy_kwh,
        round(1e6 * customer.energy_kwh / nullif(class.energy_kwh_mean, 0))::bigint
            as energy_relative_ppm,
        case
            when customer.energy_kwh > 0 and year_ago.energy_kwh > 0
                then round(1e6 * ln(customer.energy_kwh::double / year_ago.energy_kwh::double))::bigint
        end as energy_change_ppm,
        round(1e6 * customer.demand_kw_max / nullif(customer.contract_capacity_kva, 0))::bigint
            as demand_rate_ppm
    from customer
    join class using (customer_class_code)
    left join payment using (customer_key)
    left join event using (customer_key)
    left join year_ago using (customer_key)
)

select
    $period_key,
    customer_key,
    customer_version_key,
    customer_class_code,
    bill_count,
    billed_amount,
    due_bill_count,
    on_time_bill_count,
    late_bill_count,
    payment_count,
    paid_amount,
    settled_amount,
    late_amount_days,
    on_time_paid_on,
    open_amount,
    overdue_amount,
    overdue_amount_days,
    arrears_days,
    event_points,
    cut_count,
    write_off_count,
    instalment_due_count,
    instalment_kept_count,
    breach_count,
    theft_count,
    injury_count,
    contact_count,
    energy_kwh,
    energy_relative_ppm,
    energy_change_ppm,
    demand_rate_ppm,
    (arrears_days >= $default_arrears_days and overdue_amount >= $default_material_amount)
        or write_off_count > 0
        or cut_count > 0 as is_default,
    $run_key
from measured;

drop table bill_state;
