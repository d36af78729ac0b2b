-- Life-cycle stage: 1 new, 2 growth, 3 mature, 4 declining, 5 dormant, 6 closed. Not part of the credit grade.
-- Grain:      one row per customer with a snapshot in the month.
-- Reads:      star.fact_customer_month, star.dim_customer, star.dim_period.
-- Returns:    customer_key, val3.
-- Parameters: period_key, first_period_key (the first of the window's twelve months), last_on.
with
half_year as (
    select period.period_key, last.month_no - period.month_no < 3 as is_last_quarter
    from star.dim_period as period
    join star.dim_period as last on last.period_key = $period_key
    where period.period_key between $first_period_key and $period_key
        and last.month_no - period.month_no < 6
),

-- The two last quarters, each against the same quarter of the year before: the season cancels out.
used as (
    select
        snapshot.customer_key,
        count(snapshot.energy_change_ppm) filter (where half_year.is_last_quarter) as change_count,
        sum(snapshot.energy_change_ppm) filter (where half_year.is_last_quarter) as change_sum,
        count(snapshot.energy_change_ppm) filter (where not half_year.is_last_quarter) as change_count_before,
        sum(snapshot.energy_change_ppm) filter (where not half_year.is_last_quarter) as change_sum_before,
        count(snapshot.energy_kwh) filter (where half_year.is_last_quarter) as metered_count,
        max(snapshot.energy_kwh) filter (where half_year.is_last_quarter) as most_energy_kwh
    from star.fact_customer_month as snapshot
    join half_year using (period_key)
    where snapshot.period_key between $first_period_key and $period_key
    group by snapshot.customer_key
),

changed as (
    select
        customer_key,
        -- Two months of each quarter are the least from which a change is told.
        case when change_count >= 2 then change_sum::double precision / change_count end as change_ppm,
        case when change_count_before >= 2 then change_sum_before::double precision / change_count_before end
            as change_ppm_before,
        case when metered_count = 3 then most_energy_kwh end as most_energy_kwh
    from used
)

select
    snapshot.customer_key,
    case
        when version.closed_on <= $last_on then 6
        when version.opened_on > cast($last_on as date) - interval '12 months' then 1
        -- A seventh of what a household commonly uses of its contract; of an unknown contract, nothing at all.
        when changed.most_energy_kwh <= 5 * coalesce(version.contract_capacity_kva, 0) then 5
        -- 15 % less, and 5 % more, in both quarters.
        when changed.change_ppm <= 1e6 * ln(0.85) and changed.change_ppm_before <= 1e6 * ln(0.85) then 4
        when changed.change_ppm >= 1e6 * ln(1.05) and changed.change_ppm_before >= 1e6 * ln(1.05) then 2
        when changed.change_ppm + changed.change_ppm_before is not null then 3
    end as val3
from star.fact_customer_month as snapshot
join star.dim_customer as version using (customer_version_key)
left join changed on changed.customer_key = snapshot.customer_key
where snapshot.period_key = $period_key;
