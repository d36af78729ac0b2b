-- Takes the month's snapshot: one row for every customer under contract or with something still to pay.
-- Grain:      one row per customer and month.
-- Reads:      star.dim_customer, star.dim_credit_event, the facts of the month (star.fact_payment,
--             star.fact_instalment, star.fact_credit_event, star.fact_contact, star.fact_consumption,
--             star.fact_accident, star.fact_violation), star.fact_credit_balance, star.fact_customer_month of
--             the month before and of twelve months before, and the temporary table bill_state of bill_state.sql.
-- Writes:     star.fact_customer_month.
-- Parameters: run_key, period_key, previous_period_key, year_ago_period_key, first_on, last_on, default_arrears_days,
--             default_material_amount.
-- Fragments:  of each measure of month_measure.sql. Where it is summed from: bill_sums, credit_sums, payment_sums, and
--             of the rare sources credit_event_terms, instalment_terms, violation_terms, injury_terms,
--             contact_terms, rare_sums. Its value in the month: of_month. Its twelve months: terms, totals,
--             total_sums, new_totals. Its columns: columns, month_values.
-- Temporary tables and not named subqueries: the engine then knows their sizes, reads the customers in their order and
-- looks the rest up, so that the snapshot comes out in that order, and keeps the narrow side of a join in memory, not
-- the wide one. Sums are brought back to the width of what they sum up as soon as they are taken: the engine sums in 16
-- bytes, and would carry those through every join.
create temp table customer_bill as
select
    customer_key,
    {{bill_sums}},
    max(on_time_paid_on) as on_time_paid_on,
    max(arrears_days) as arrears_days
from bill_state
group by customer_key;

create temp table customer_credit as
select
    customer_key,
    {{credit_sums}}
from star.fact_credit_balance
where period_key = $period_key
group by customer_key;

create temp table month_customer as
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
    where not gone.is_under_contract
        and gone.customer_key in (select customer_key from customer_bill)
    union
    select gone.customer_key
    from of_month as gone
    where not gone.is_under_contract
        and gone.customer_key in (select customer_key from customer_credit)
)

select customer_key, customer_version_key, customer_class_code, contract_capacity_kva, is_stated
from of_month
where is_under_contract
    or customer_key in (select customer_key from indebted);

-- Customers who come back after months without a contract: their window is summed anew.
create temp table returned as
with
-- Customers who were not in the month before: new ones, and those who come back.
arrived as (
    select version.customer_key
    from month_customer as version
    where not exists (
        select 1
        from star.fact_customer_month as continued
        where continued.period_key = $previous_period_key
            and continued.customer_key = version.customer_key
    )
)

select
    snapshot.customer_key,
    {{total_sums}},
    max(snapshot.last_on_time_paid_on) as last_on_time_paid_on
from star.fact_customer_month as snapshot
where snapshot.period_key >= $year_ago_period_key
    and snapshot.period_key < $previous_period_key
    and exists (
        select 1
        from arrived
        where arrived.customer_key = snapshot.customer_key
    )
group by snapshot.customer_key;

insert into star.fact_customer_month (
    period_key, customer_key, customer_version_key, customer_class_code, is_stated,
    {{columns}},
    last_on_time_paid_on, arrears_days, energy_kwh, energy_relative_ppm, energy_change_ppm,
    demand_rate_ppm, is_default, run_key
)
with
payment as (
    select
        customer_key,
        {{payment_sums}}
    from star.fact_payment
    where period_key = $period_key
    group by customer_key
),

-- The rare things of a month, one sum over all of them: few customers have any.
rare as (
    select
        event.customer_key,
        {{credit_event_terms}}
    from star.fact_credit_event as event
    join star.dim_credit_event as kind using (event_code)
    where event.period_key = $period_key
        -- Withdrawn by the end of the month; a later withdrawal was not known yet.
        and (event.reversed_on is null or event.reversed_on > $last_on)
    union all
    select
        customer_key,
        {{instalment_terms}}
    from star.fact_instalment
    where period_key = $period_key
        and due_on <= $last_on
    union all
    select
        customer_key,
        {{violation_terms}}
    from star.fact_violation
    where period_key = $period_key
    union all
    select
        customer_key,
        {{injury_terms}}
    from star.fact_accident
    where period_key = $period_key
        and severity_code = 'injury'
    union all
    select
        customer_key,
        {{contact_terms}}
    from star.fact_contact
    where period_key = $period_key
),

event as (
    select
        customer_key,
        {{rare_sums}}
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
        {{totals}},
        last_on_time_paid_on
    from star.fact_customer_month
    where period_key = $previous_period_key
    union all
    select
        customer_key,
        {{totals}},
        last_on_time_paid_on
    from returned
),

year_ago as (
    select
        snapshot.customer_key,
        {{terms}}
    from star.fact_customer_month as snapshot
    where snapshot.period_key = $year_ago_period_key
),

customer as (
    select
        month_customer.*,
        customer_bill.* exclude (customer_key),
        consumption.energy_kwh,
        consumption.demand_kw_max
    from month_customer
    left join customer_bill using (customer_key)
    left join consumption using (customer_key)
),

class as (
    select customer_class_code, (sum(energy_kwh) / count(energy_kwh))::decimal(18, 3) as energy_kwh_mean
    from customer
    group by customer_class_code
),

snapshot as (
    select
        customer.customer_key,
        customer.customer_version_key,
        customer.customer_class_code,
        customer.is_stated,
        {{of_month}},
        customer.on_time_paid_on,
        coalesce(customer.arrears_days, 0) as arrears_days,
        customer.energy_kwh,
        round(1e6 * customer.energy_kwh / nullif(class.energy_kwh_mean, 0))::bigint
            as energy_relative_ppm,
        round(1e6 * customer.demand_kw_max / nullif(customer.contract_capacity_kva, 0))::bigint
            as demand_rate_ppm
    from customer
    join class using (customer_class_code)
    left join payment using (customer_key)
    left join customer_credit using (customer_key)
    left join event using (customer_key)
)

select
    $period_key,
    snapshot.customer_key,
    snapshot.customer_version_key,
    snapshot.customer_class_code,
    snapshot.is_stated,
    {{month_values}},
    {{new_totals}},
    greatest(snapshot.on_time_paid_on, before.last_on_time_paid_on),
    snapshot.arrears_days,
    snapshot.energy_kwh,
    snapshot.energy_relative_ppm,
    case
        when snapshot.energy_kwh > 0 and year_ago.energy_kwh > 0
            then round(1e6 * ln(snapshot.energy_kwh::double precision / year_ago.energy_kwh::double precision))::bigint
    end,
    snapshot.demand_rate_ppm,
    (snapshot.arrears_days >= $default_arrears_days and snapshot.overdue_amount >= $default_material_amount)
        or snapshot.write_off_count > 0
        or snapshot.cut_count > 0,
    $run_key
from snapshot
left join before using (customer_key)
left join year_ago using (customer_key);

drop table customer_bill;

drop table customer_credit;

drop table month_customer;

drop table returned;
