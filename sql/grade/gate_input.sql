-- What a gate's condition in the seed gate.csv may speak of.
-- Grain:      one row per customer of the month's snapshot.
-- Reads:      star.fact_customer_month, star.dim_customer, star.fact_violation, star.fact_accident,
--             star.fact_equipment_check.
-- Returns:    customer_key, customer_version_key, open_amount, overdue_amount, arrears_days, energy_kwh,
--             is_default (a default in the months of the cure, this one included), is_new,
--             is_unstated (no source had stated the customer), theft_count_36m, breach_count_36m, injury_count_36m,
--             theft_months_ago, breach_months_ago, injury_months_ago (months since the last one, 0 for this month;
--             null without one in 36 months), arrears_months_ago and late_months_ago (the same of the last month at
--             whose end something was overdue, or in which a bill was late, in 12 months), arrears_months_this_year
--             (months of the calendar year, this one included, at whose end something was overdue),
--             has_arrears_of_before (whether the oldest bill overdue fell due before the calendar year),
--             instalment_broken_count_12m (instalments of payment plans that fell due in 12 months and were not paid
--             in time), hazard_overdue_count_36m (notices of hazards of 36 months that were to be mended by now and
--             are not), calendar_month (1 to 12).
-- Parameters: period_key, last_on, first_period_key (of twelve months), first_period_key_cure and first_period_key_36
--             (the first of their months), new_since_on (the first day on which a contract may have begun for its
--             customer to be new).
-- Whose contract began on an unknown day is not new.
with
-- Months are counted on from year 0, so that those between two can be told.
this_month as (
    select 12 * cast(floor($period_key / 100) as integer) + mod($period_key, 100) as month_no
),

month as (
    select
        period_key,
        12 * cast(floor(period_key / 100) as integer) + mod(period_key, 100) as month_no
    from (
        select distinct period_key
        from star.fact_customer_month
        where period_key between $first_period_key and $period_key
    ) as known
),

owed as (
    select
        snapshot.customer_key,
        max(month.month_no) filter (where snapshot.overdue_amount > 0) as arrears_month_no,
        max(month.month_no) filter (where snapshot.late_bill_count > 0) as late_month_no,
        count(*) filter (
            where snapshot.overdue_amount > 0
                and floor(snapshot.period_key / 100) = floor($period_key / 100)
        ) as arrears_months_this_year
    from star.fact_customer_month as snapshot
    join month using (period_key)
    where snapshot.overdue_amount > 0
        or snapshot.late_bill_count > 0
    group by snapshot.customer_key
),

defaulted as (
    select distinct customer_key
    from star.fact_customer_month
    where period_key between $first_period_key_cure and $period_key
        and is_default
),

newcomer as (
    select customer_version_key
    from star.dim_customer
    where opened_on >= $new_since_on
),

conduct as (
    select
        customer_key,
        count(*) filter (where event_code = 'theft') as theft_count,
        count(*) filter (where event_code = 'breach') as breach_count,
        count(*) filter (where event_code = 'injury') as injury_count,
        max(month_no) filter (where event_code = 'theft') as theft_month_no,
        max(month_no) filter (where event_code = 'breach') as breach_month_no,
        max(month_no) filter (where event_code = 'injury') as injury_month_no
    from (
        select
            customer_key,
            violation_code as event_code,
            12 * cast(floor(period_key / 100) as integer) + mod(period_key, 100) as month_no
        from star.fact_violation
        where period_key between $first_period_key_36 and $period_key
        union all
        select
            customer_key,
            severity_code,
            12 * cast(floor(period_key / 100) as integer) + mod(period_key, 100)
        from star.fact_accident
        where period_key between $first_period_key_36 and $period_key
    ) as event
    group by customer_key
),

hazard as (
    select customer_key, count(*) as overdue_count
    from star.fact_equipment_check
    where period_key between $first_period_key_36 and $period_key
        and check_code = 'hazard'
        and due_on <= $last_on
        -- What was done after the month's end counts as not done.
        and coalesce(done_on > $last_on, true)
    group by customer_key
)

select
    snapshot.customer_key,
    snapshot.customer_version_key,
    snapshot.open_amount,
    snapshot.overdue_amount,
    snapshot.arrears_days,
    snapshot.energy_kwh,
    defaulted.customer_key is not null as is_default,
    newcomer.customer_version_key is not null as is_new,
    not snapshot.is_stated as is_unstated,
    coalesce(conduct.theft_count, 0) as theft_count_36m,
    coalesce(conduct.breach_count, 0) as breach_count_36m,
    coalesce(conduct.injury_count, 0) as injury_count_36m,
    this_month.month_no - conduct.theft_month_no as theft_months_ago,
    this_month.month_no - conduct.breach_month_no as breach_months_ago,
    this_month.month_no - conduct.injury_month_no as injury_months_ago,
    this_month.month_no - owed.arrears_month_no as arrears_months_ago,
    this_month.month_no - owed.late_month_no as late_months_ago,
    coalesce(owed.arrears_months_this_year, 0) as arrears_months_this_year,
    snapshot.overdue_amount > 0
        and snapshot.arrears_days >= extract(doy from cast($last_on as date)) as has_arrears_of_before,
    coalesce(snapshot.instalment_due_count_12m - snapshot.instalment_kept_count_12m, 0)
        as instalment_broken_count_12m,
    coalesce(hazard.overdue_count, 0) as hazard_overdue_count_36m,
    mod($period_key, 100) as calendar_month
from star.fact_customer_month as snapshot
cross join this_month
left join defaulted using (customer_key)
left join newcomer using (customer_version_key)
left join conduct using (customer_key)
left join owed using (customer_key)
left join hazard using (customer_key)
where snapshot.period_key = $period_key;
