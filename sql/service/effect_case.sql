-- The customers of the months of whose lists the effect is known: how they were when the list was made, and after. What
-- one can differ in a thousandfold is bounded, so that no single customer makes a mean.
-- Grain:      one row per month of a list and customer that is there at both ends.
-- Reads:      effect_month, star.fact_customer_month, star.fact_credit_grade, star.fact_grade_override,
--             star.fact_customer_group, star.fact_survey.
-- Writes:     the temporary table effect_case: stratum_code (class, grade, overall group and age of arrears), of each
--             measure <measure>_before and <measure>_after, null where it is not known, and the covariates.
-- Parameters: none.
create temp table effect_case as
with
answered as (
    select
        month.period_key as listed_period_key,
        survey.customer_key,
        sum(survey.satisfaction_score) filter (where survey.surveyed_on <= month.last_on) as before_sum,
        count(*) filter (where survey.surveyed_on <= month.last_on) as before_count,
        sum(survey.satisfaction_score) filter (where survey.surveyed_on > month.done_by_on) as after_sum,
        count(*) filter (where survey.surveyed_on > month.done_by_on) as after_count
    from effect_month as month
    join star.fact_survey as survey
        on survey.surveyed_on > month.last_on - 365
        and survey.surveyed_on <= month.after_on
    where survey.satisfaction_score is not null
    group by month.period_key, survey.customer_key
),

snapshot as (
    select
        period_key,
        customer_key,
        customer_class_code,
        overdue_amount,
        arrears_days,
        contact_count_12m,
        energy_kwh_12m,
        cast(billed_amount_12m as double precision) / nullif(billed_month_count_12m, 0) as mean_bill
    from star.fact_customer_month
),

held as (
    select
        graded.period_key,
        graded.customer_key,
        coalesce(override.grade_code, graded.grade_code) as grade_code
    from star.fact_credit_grade as graded
    left join star.fact_grade_override as override
        on override.period_key = graded.period_key
        and override.customer_key = graded.customer_key
)

select
    month.period_key as listed_period_key,
    now.customer_key,
    concat_ws(
        '/',
        now.customer_class_code,
        held.grade_code,
        coalesce(cast(grouped.group_no as varchar), '-'),
        case
            when now.arrears_days <= 0 then '0'
            when now.arrears_days < 30 then '1'
            when now.arrears_days <= 60 then '30'
            when now.arrears_days <= 90 then '61'
            else '91'
        end
    ) as stratum_code,
    case when now.overdue_amount > 0 then 1 else 0 end as overdue_customer_before,
    case when later.overdue_amount > 0 then 1 else 0 end as overdue_customer_after,
    case when now.mean_bill > 0 then least(now.overdue_amount / now.mean_bill, 12) end as overdue_months_before,
    case when now.mean_bill > 0 then least(later.overdue_amount / now.mean_bill, 12) end as overdue_months_after,
    case when now.overdue_amount > 0 then 0 end as repaid_share_before,
    case
        when now.overdue_amount > 0
            then greatest(0, 1 - cast(later.overdue_amount as double precision) / now.overdue_amount)
    end as repaid_share_after,
    case when answered.before_count > 0 then cast(answered.before_sum as double precision) / answered.before_count end
        as satisfaction_before,
    case when answered.after_count > 0 then cast(answered.after_sum as double precision) / answered.after_count end
        as satisfaction_after,
    case when now.energy_kwh_12m > 0 then 0 end as use_change_before,
    case
        when now.energy_kwh_12m > 0
            then least(cast(later.energy_kwh_12m as double precision) / now.energy_kwh_12m - 1, 1)
    end as use_change_after,
    case when now.mean_bill > 0 then ln(now.mean_bill) end as bill_size,
    least(now.arrears_days, 365) as arrears_days,
    now.contact_count_12m as contacts,
    case when now.mean_bill > 0 then least(now.overdue_amount / now.mean_bill, 12) end as overdue_months,
    case
        when now.mean_bill > 0
            then least(now.overdue_amount / now.mean_bill, 12) - least(earlier.overdue_amount / now.mean_bill, 12)
    end as overdue_trend
from effect_month as month
join snapshot as now
    on now.period_key = month.period_key
join snapshot as later
    on later.period_key = month.after_period_key
    and later.customer_key = now.customer_key
left join snapshot as earlier
    on earlier.period_key = month.before_period_key
    and earlier.customer_key = now.customer_key
join held
    on held.period_key = month.period_key
    and held.customer_key = now.customer_key
left join star.fact_customer_group as grouped
    on grouped.period_key = month.period_key
    and grouped.customer_key = now.customer_key
    and grouped.theme_code = 'overall'
left join answered
    on answered.listed_period_key = month.period_key
    and answered.customer_key = now.customer_key;
