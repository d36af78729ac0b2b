-- Life-cycle stage, by its number: the first of the seed life_stage.csv all of whose conditions hold. Not part of the
-- credit grade.
-- Grain:      one row per customer with a snapshot in the month.
-- Reads:      star.fact_customer_month, star.dim_customer, star.dim_period, star.dim_life_stage.
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
),

known as (
    select
        snapshot.customer_key,
        version.opened_on,
        version.closed_on <= $last_on as is_closed,
        -- Of an unknown contract, nothing at all.
        coalesce(version.contract_capacity_kva, 0) as capacity_kva,
        changed.change_ppm,
        changed.change_ppm_before,
        changed.most_energy_kwh
    from star.fact_customer_month as snapshot
    join star.dim_customer as version using (customer_version_key)
    left join changed on changed.customer_key = snapshot.customer_key
    where snapshot.period_key = $period_key
),

first as (
    select known.customer_key, min(stage.stage_order) as stage_order
    from known
    join star.dim_life_stage as stage
        on (not stage.is_closed or known.is_closed)
        and (not stage.is_use_known or known.change_ppm + known.change_ppm_before is not null)
        and (
            stage.contract_months_max is null
            or known.opened_on > cast($last_on as date) - stage.contract_months_max * interval '1 month'
        )
        and (
            stage.quarter_energy_max is null
            or known.most_energy_kwh <= stage.quarter_energy_max * known.capacity_kva
        )
        and (
            stage.change_percent_max is null
            or (
                known.change_ppm <= 1e6 * ln(cast(100 + stage.change_percent_max as double precision) / 100)
                and known.change_ppm_before
                    <= 1e6 * ln(cast(100 + stage.change_percent_max as double precision) / 100)
            )
        )
        and (
            stage.change_percent_min is null
            or (
                known.change_ppm >= 1e6 * ln(cast(100 + stage.change_percent_min as double precision) / 100)
                and known.change_ppm_before
                    >= 1e6 * ln(cast(100 + stage.change_percent_min as double precision) / 100)
            )
        )
    group by known.customer_key
)

select known.customer_key, stage.stage_no as val3
from known
left join first on first.customer_key = known.customer_key
left join star.dim_life_stage as stage on stage.stage_order = first.stage_order;
