-- Who was reached by the actions of a rule: treated is for whom one was carried out by the end of the month after the
-- list, and none in the months before. All others with a result are neither treated nor to be compared with.
-- Grain:      one row per month of a list, service rule and customer that has a result.
-- Reads:      effect_month, star.fact_service_result, star.dim_period.
-- Writes:     the temporary table effect_exposure.
-- Parameters: last_on, service_effect_months.
create temp table effect_exposure as
with
result as (
    select
        reported.customer_key,
        reported.service_rule_code,
        reported.listed_period_key,
        reported.done_on,
        reported.outcome_code in ('achieved', 'done', 'refused') as is_carried_out,
        listed.month_no
    from star.fact_service_result as reported
    join star.dim_period as listed
        on listed.period_key = reported.listed_period_key
    where reported.done_on <= $last_on
)

select
    month.period_key as listed_period_key,
    result.service_rule_code,
    result.customer_key,
    bool_or(
        result.listed_period_key = month.period_key
        and result.is_carried_out
        and result.done_on <= month.done_by_on
    ) as is_carried_out,
    bool_or(
        result.listed_period_key = month.period_key
        and result.is_carried_out
        and result.done_on <= month.done_by_on
    )
    and not bool_or(result.listed_period_key <> month.period_key) as is_treated
from effect_month as month
join result
    on result.month_no between month.month_no - $service_effect_months and month.month_no
where result.listed_period_key = month.period_key
    or result.is_carried_out
group by month.period_key, result.service_rule_code, result.customer_key;
