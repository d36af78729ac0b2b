-- One row per customer and graded month: what its grade lets be done to it. Adverse are a cut, a deposit, and a notice
-- shorter than the longest that any grade has; of a protected customer none of them is let be, whatever its grade. No
-- grade has a shorter notice than the law's, measure.notice_days_min.
create or replace view mart.customer_measure as
with
every_measure as (
    select grade_code, notice_days, deposit_months, run_key, 2147483647 as superseded_run_key
    from star.dim_measure
    union all
    select grade_code, notice_days, deposit_months, run_key, superseded_run_key
    from history.dim_measure
),

-- By the settings and the seed of the run that graded.
rule as (
    select
        run.run_key,
        coalesce((run.settings_json ->> '$.measure_notice_days_min')::integer, 30) as floor_days,
        coalesce((run.settings_json ->> '$.protection_winter_first_month')::integer, 11) as winter_first_month,
        coalesce((run.settings_json ->> '$.protection_winter_last_month')::integer, 3) as winter_last_month,
        greatest(
            coalesce((run.settings_json ->> '$.measure_notice_days_min')::integer, 30),
            coalesce(max(every_measure.notice_days), 0)
        ) as longest_days
    from audit.run as run
    left join every_measure
        on every_measure.run_key <= run.run_key
        and every_measure.superseded_run_key > run.run_key
    group by run.run_key, run.settings_json
),

protected as (
    select
        graded.period_key,
        graded.customer_key,
        string_agg(distinct protection.protection_code, ', ' order by protection.protection_code) as protection_codes
    from star.fact_credit_grade as graded
    join rule on rule.run_key = graded.run_key
    join star.fact_protection as protection
        on protection.customer_key = graded.customer_key
        -- Whoever is protected on a day of the month is for all of it.
        and protection.period_key <= graded.period_key
        and (
            protection.ended_on is null
            or protection.ended_on >= make_date(graded.period_key // 100, graded.period_key % 100, 1)
        )
    where protection.protection_code <> 'winter'
        or case
            when rule.winter_first_month <= rule.winter_last_month
                then graded.period_key % 100 between rule.winter_first_month and rule.winter_last_month
            else graded.period_key % 100 >= rule.winter_first_month
                or graded.period_key % 100 <= rule.winter_last_month
        end
    group by graded.period_key, graded.customer_key
)

select
    graded.period_key,
    graded.customer_key,
    customer.customer_no,
    coalesce(override.grade_code, graded.grade_code) as grade_code,
    protected.customer_key is not null as is_protected,
    protected.protection_codes,
    protected.customer_key is null as is_cut_allowed,
    case
        when protected.customer_key is not null or every_measure.grade_code is null then rule.longest_days
        else greatest(every_measure.notice_days, rule.floor_days)
    end as notice_days,
    case
        when protected.customer_key is not null or every_measure.grade_code is null then 0
        else every_measure.deposit_months
    end as deposit_months,
    rule.floor_days,
    rule.longest_days,
    graded.run_key
from star.fact_credit_grade as graded
join rule on rule.run_key = graded.run_key
left join star.dim_customer as customer on customer.customer_version_key = graded.customer_version_key
left join star.fact_grade_override as override
    on override.period_key = graded.period_key
    and override.customer_key = graded.customer_key
left join every_measure
    on every_measure.grade_code = coalesce(override.grade_code, graded.grade_code)
    and every_measure.run_key <= graded.run_key
    and every_measure.superseded_run_key > graded.run_key
left join protected
    on protected.period_key = graded.period_key
    and protected.customer_key = graded.customer_key;

comment on view mart.customer_measure is 'One row per customer and graded month: what its grade lets be done to it; nothing adverse where it is protected.';
comment on column mart.customer_measure.period_key is 'Month, as yyyymm.';
comment on column mart.customer_measure.customer_key is 'The customer, the same over all its versions.';
comment on column mart.customer_measure.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.customer_measure.grade_code is 'Its grade, or the one that somebody set.';
comment on column mart.customer_measure.is_protected is 'Whether the register protects it on a day of the month, as far as is known now.';
comment on column mart.customer_measure.protection_codes is 'What protects it: life_support, medical, winter; null when nothing does.';
comment on column mart.customer_measure.is_cut_allowed is 'Whether its supply may be cut for what it owes; never where it is protected.';
comment on column mart.customer_measure.notice_days is 'Days from the notice of a cut to the cut: those of the grade, never fewer than floor_days; longest_days where it is protected, or the seed has no measures for the grade.';
comment on column mart.customer_measure.deposit_months is 'Months of its mean bill that may be asked for as deposit or prepayment; 0 where it is protected, or the seed has no measures for the grade.';
comment on column mart.customer_measure.floor_days is 'Days of notice that law demands: measure.notice_days_min at the close.';
comment on column mart.customer_measure.longest_days is 'Longest notice that any grade has.';
comment on column mart.customer_measure.run_key is 'The run that graded.';
