-- Takes the month's snapshot: one row for every customer under contract or with something still to pay.
-- Grain:      one row per customer and month.
-- Reads:      star.dim_customer, star.dim_credit_event, the facts of the month (star.fact_payment,
--             star.fact_instalment, star.fact_credit_event, star.fact_contact, star.fact_consumption,
--             star.fact_accident, star.fact_violation), star.fact_credit_balance, star.fact_customer_month of
--             the month before and of twelve months before, and the temporary table bill_state of
--             fact_bill_balance.sql.
-- Writes:     star.fact_customer_month.
-- Parameters: run_key, period_key, previous_period_key, year_ago_period_key, first_on, last_on, default_arrears_days,
--             default_material_amount.
-- Temporary tables and not named subqueries: the engine then knows their sizes, reads the population in the order of
-- the customers and looks the rest up, so that the snapshot comes out in that order, and keeps the narrow side of a
-- join in memory, not the wide one. Sums are brought back to the width of what they sum up as soon as they are taken:
-- the engine sums in 16 bytes, and would carry those through every join.
create or replace temp table customer_bill as
select
    customer_key,
    sum(bill_count)::integer as bill_count,
    sum(new_billed_amount)::decimal(18, 2) as billed_amount,
    sum(due_bill_count)::integer as due_bill_count,
    sum(on_time_bill_count)::integer as on_time_bill_count,
    sum(late_bill_count)::integer as late_bill_count,
    sum(settled_amount)::decimal(18, 2) as settled_amount,
    sum(late_amount_days)::decimal(18, 2) as late_amount_days,
    max(on_time_paid_on) as on_time_paid_on,
    sum(open_amount)::decimal(18, 2) as open_amount,
    sum(overdue_amount)::decimal(18, 2) as overdue_amount,
    sum(overdue_amount_days)::decimal(18, 2) as overdue_amount_days,
    max(arrears_days) as arrears_days
from bill_state
group by customer_key;

create or replace temp table customer_credit as
select customer_key, sum(credit_amount)::decimal(18, 2) as credit_amount
from star.fact_credit_balance
where period_key = $period_key
group by customer_key;

create or replace temp table population as
with
of_month as (
    select
        customer_key,
        customer_version_key,
        customer_class_code,
        contract_capacity_kva,
        not is_inferred as is_stated,
        (opened_on is null or opened_on <= $last_on) and (closed_on is null or closed_on >= $first_on)
            as is_under_contract
    from star.dim_customer
    where valid_to > $last_on
        and (valid_from <= $last_on or is_first)
),

-- Gone, but with bills to settle or credit still.
indebted as (
    select gone.customer_key
    from of_month as gone
    semi join customer_bill using (customer_key)
    where not gone.is_under_contract
    union
    select gone.customer_key
    from of_month as gone
    semi join customer_credit using (customer_key)
    where not gone.is_under_contract
)

select * exclude (is_under_contract)
from of_month
where is_under_contract
    or customer_key in (select customer_key from indebted);

-- Customers who come back after months without a contract: their window is summed anew.
create or replace temp table returned as
with
-- Customers who were not in the month before: new ones, and those who come back.
arrived as (
    select version.customer_key
    from population as version
    where not exists (
        select 1
        from star.fact_customer_month as continued
        where continued.period_key = $previous_period_key
            and continued.customer_key = version.customer_key
    )
)

select
    earlier.customer_key,
    sum(earlier.bill_count)::integer as bill_count_12m,
    (count(*) filter (where earlier.bill_count > 0))::integer as billed_month_count_12m,
    sum(earlier.billed_amount)::decimal(18, 2) as billed_amount_12m,
    sum(earlier.due_bill_count)::integer as due_bill_count_12m,
    sum(earlier.on_time_bill_count)::integer as on_time_bill_count_12m,
    sum(earlier.late_bill_count)::integer as late_bill_count_12m,
    sum(earlier.paid_amount)::decimal(18, 2) as paid_amount_12m,
    sum(earlier.settled_amount)::decimal(18, 2) as settled_amount_12m,
    sum(earlier.late_amount_days)::decimal(18, 2) as late_amount_days_12m,
    sum(earlier.instalment_due_count)::integer as instalment_due_count_12m,
    sum(earlier.instalment_kept_count)::integer as instalment_kept_count_12m,
    sum(earlier.contact_count)::integer as contact_count_12m,
    coalesce(sum(earlier.energy_kwh), 0)::decimal(18, 3) as energy_kwh_12m,
    max(earlier.last_on_time_paid_on) as last_on_time_paid_on
from star.fact_customer_month as earlier
where earlier.period_key >= $year_ago_period_key
    and earlier.period_key < $previous_period_key
    and exists (
        select 1
        from arrived
        where arrived.customer_key = earlier.customer_key
    )
group by earlier.customer_key;

insert into star.fact_customer_month (
    period_key, customer_key, customer_version_key, customer_class_code, bill_count, billed_amount,
    due_bill_count, on_time_bill_count, late_bill_count, payment_count, paid_amount, settled_amount,
    late_amount_days, last_on_time_paid_on, open_amount, overdue_amount, overdue_amount_days,
    credit_amount, arrears_days, event_points, cut_count, write_off_count, instalment_due_count,
    instalment_kept_count, breach_count, theft_count, injury_count, contact_count, energy_kwh,
    energy_relative_ppm, energy_change_ppm, demand_rate_ppm, bill_count_12m,
    billed_month_count_12m, billed_amount_12m, due_bill_count_12m, on_time_bill_count_12m,
    late_bill_count_12m, paid_amount_12m, settled_amount_12m, late_amount_days_12m,
    instalment_due_count_12m, instalment_kept_count_12m, contact_count_12m, energy_kwh_12m,
    is_default, is_stated, run_key
)
with
payment as (
    select
        customer_key,
        (count(*) filter (where paid_amount > 0))::integer as payment_count,
        sum(paid_amount)::decimal(18, 2) as paid_amount
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
        sum(event_points)::integer as event_points,
        sum(cut_count)::integer as cut_count,
        sum(write_off_count)::integer as write_off_count,
        sum(instalment_due_count)::integer as instalment_due_count,
        sum(instalment_kept_count)::integer as instalment_kept_count,
        sum(breach_count)::integer as breach_count,
        sum(theft_count)::integer as theft_count,
        sum(injury_count)::integer as injury_count,
        sum(contact_count)::integer as contact_count
    from rare
    group by customer_key
),

consumption as (
    select customer_key, energy_kwh, demand_kw_max
    from star.fact_consumption
    where period_key = $period_key
),

-- What the twelve months before added up to. Kept up by adding a month and taking one away, so that a close reads
-- three months and not twelve; amounts and counts are exact, so nothing drifts.
before as (
    select
        customer_key,
        bill_count_12m,
        billed_month_count_12m,
        billed_amount_12m,
        due_bill_count_12m,
        on_time_bill_count_12m,
        late_bill_count_12m,
        paid_amount_12m,
        settled_amount_12m,
        late_amount_days_12m,
        instalment_due_count_12m,
        instalment_kept_count_12m,
        contact_count_12m,
        energy_kwh_12m,
        last_on_time_paid_on
    from star.fact_customer_month
    where period_key = $previous_period_key
    union all
    select
        customer_key,
        bill_count_12m,
        billed_month_count_12m,
        billed_amount_12m,
        due_bill_count_12m,
        on_time_bill_count_12m,
        late_bill_count_12m,
        paid_amount_12m,
        settled_amount_12m,
        late_amount_days_12m,
        instalment_due_count_12m,
        instalment_kept_count_12m,
        contact_count_12m,
        energy_kwh_12m,
        last_on_time_paid_on
    from returned
),

year_ago as (
    select
        customer_key,
        bill_count,
        (bill_count > 0)::integer as billed_month_count,
        billed_amount,
        due_bill_count,
        on_time_bill_count,
        late_bill_count,
        paid_amount,
        settled_amount,
        late_amount_days,
        instalment_due_count,
        instalment_kept_count,
        contact_count,
        energy_kwh
    from star.fact_customer_month
    where period_key = $year_ago_period_key
),

customer as (
    select
        population.*,
        customer_bill.* exclude (customer_key),
        consumption.energy_kwh,
        consumption.demand_kw_max
    from population
    left join customer_bill using (customer_key)
    left join consumption using (customer_key)
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
        customer.is_stated,
        coalesce(customer.bill_count, 0) as bill_count,
        coalesce(customer.billed_amount, 0) as billed_amount,
        coalesce(customer.due_bill_count, 0) as due_bill_count,
        coalesce(customer.on_time_bill_count, 0) as on_time_bill_count,
        coalesce(customer.late_bill_count, 0) as late_bill_count,
        coalesce(payment.payment_count, 0) as payment_count,
        coalesce(payment.paid_amount, 0) as paid_amount,
        coalesce(customer.settled_amount, 0) as settled_amount,
        coalesce(customer.late_amount_days, 0) as late_amount_days,
        greatest(customer.on_time_paid_on, before.last_on_time_paid_on) as last_on_time_paid_on,
        coalesce(customer.open_amount, 0) as open_amount,
        coalesce(customer.overdue_amount, 0) as overdue_amount,
        coalesce(customer.overdue_amount_days, 0) as overdue_amount_days,
        coalesce(customer_credit.credit_amount, 0) as credit_amount,
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
            as demand_rate_ppm,
        coalesce(customer.bill_count, 0) + coalesce(before.bill_count_12m, 0)
            - coalesce(year_ago.bill_count, 0) as bill_count_12m,
        (coalesce(customer.bill_count, 0) > 0)::integer + coalesce(before.billed_month_count_12m, 0)
            - coalesce(year_ago.billed_month_count, 0) as billed_month_count_12m,
        coalesce(customer.billed_amount, 0) + coalesce(before.billed_amount_12m, 0)
            - coalesce(year_ago.billed_amount, 0) as billed_amount_12m,
        coalesce(customer.due_bill_count, 0) + coalesce(before.due_bill_count_12m, 0)
            - coalesce(year_ago.due_bill_count, 0) as due_bill_count_12m,
        coalesce(customer.on_time_bill_count, 0) + coalesce(before.on_time_bill_count_12m, 0)
            - coalesce(year_ago.on_time_bill_count, 0) as on_time_bill_count_12m,
        coalesce(customer.late_bill_count, 0) + coalesce(before.late_bill_count_12m, 0)
            - coalesce(year_ago.late_bill_count, 0) as late_bill_count_12m,
        coalesce(payment.paid_amount, 0) + coalesce(before.paid_amount_12m, 0)
            - coalesce(year_ago.paid_amount, 0) as paid_amount_12m,
        coalesce(customer.settled_amount, 0) + coalesce(before.settled_amount_12m, 0)
            - coalesce(year_ago.settled_amount, 0) as settled_amount_12m,
        coalesce(customer.late_amount_days, 0) + coalesce(before.late_amount_days_12m, 0)
            - coalesce(year_ago.late_amount_days, 0) as late_amount_days_12m,
        coalesce(event.instalment_due_count, 0) + coalesce(before.instalment_due_count_12m, 0)
            - coalesce(year_ago.instalment_due_count, 0) as instalment_due_count_12m,
        coalesce(event.instalment_kept_count, 0) + coalesce(before.instalment_kept_count_12m, 0)
            - coalesce(year_ago.instalment_kept_count, 0) as instalment_kept_count_12m,
        coalesce(event.contact_count, 0) + coalesce(before.contact_count_12m, 0)
            - coalesce(year_ago.contact_count, 0) as contact_count_12m,
        coalesce(customer.energy_kwh, 0) + coalesce(before.energy_kwh_12m, 0)
            - coalesce(year_ago.energy_kwh, 0) as energy_kwh_12m
    from customer
    join class using (customer_class_code)
    left join payment using (customer_key)
    left join customer_credit using (customer_key)
    left join event using (customer_key)
    left join before using (customer_key)
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
    last_on_time_paid_on,
    open_amount,
    overdue_amount,
    overdue_amount_days,
    credit_amount,
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
    bill_count_12m,
    billed_month_count_12m,
    billed_amount_12m,
    due_bill_count_12m,
    on_time_bill_count_12m,
    late_bill_count_12m,
    paid_amount_12m,
    settled_amount_12m,
    late_amount_days_12m,
    instalment_due_count_12m,
    instalment_kept_count_12m,
    contact_count_12m,
    energy_kwh_12m,
    (arrears_days >= $default_arrears_days and overdue_amount >= $default_material_amount)
        or write_off_count > 0
        or cut_count > 0 as is_default,
    is_stated,
    $run_key
from measured;

drop table bill_state;

drop table customer_bill;

drop table customer_credit;

drop table population;

drop table returned;
