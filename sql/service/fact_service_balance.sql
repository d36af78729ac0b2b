-- Keeps how alike the treated of each rule and the others were in a covariate, before they were matched and after.
-- Grain:      one row per service rule of whom two treated and two others have it.
-- Reads:      effect_match, effect_case.
-- Writes:     star.fact_service_balance.
-- Parameters: run_key, period_key; the fragment covariate is the name of one.
insert into star.fact_service_balance (
    period_key, service_rule_code, covariate_code, treated_mean, control_mean, covariate_deviation,
    matched_treated_mean, matched_control_mean, run_key
)
with
known as (
    select
        matched.service_rule_code,
        matched.listed_period_key,
        matched.stratum_code,
        matched.is_treated,
        matched.is_matched,
        cast(cases.{{covariate}} as decimal(18, 6)) as covariate
    from effect_match as matched
    join effect_case as cases
        on cases.listed_period_key = matched.listed_period_key
        and cases.customer_key = matched.customer_key
    where cases.{{covariate}} is not null
),

side as (
    select
        service_rule_code,
        is_treated,
        count(*) as row_count,
        cast(sum(covariate) as double precision) as value_sum,
        cast(sum(covariate * covariate) as double precision) as square_sum
    from known
    group by service_rule_code, is_treated
    having count(*) > 1
),

spread as (
    select
        service_rule_code,
        is_treated,
        value_sum / row_count as mean,
        greatest(square_sum - value_sum * value_sum / row_count, 0) / (row_count - 1) as variance
    from side
),

stratum as (
    select
        service_rule_code,
        count(*) filter (where is_treated) as treated_count,
        count(*) filter (where not is_treated) as control_count,
        cast(sum(covariate) filter (where is_treated) as double precision) as treated_sum,
        cast(sum(covariate) filter (where not is_treated) as double precision) as control_sum
    from known
    where is_matched
    group by service_rule_code, listed_period_key, stratum_code
    having count(*) filter (where is_treated) > 0
        and count(*) filter (where not is_treated) > 0
),

matched as (
    select
        service_rule_code,
        cast(sum(cast(treated_sum as decimal(38, 12))) as double precision) / sum(treated_count) as treated_mean,
        cast(sum(cast(control_sum * treated_count / control_count as decimal(38, 12))) as double precision)
            / sum(treated_count) as control_mean
    from stratum
    group by service_rule_code
)

select
    $period_key,
    treated.service_rule_code,
    '{{covariate}}',
    treated.mean,
    others.mean,
    sqrt((treated.variance + others.variance) / 2),
    matched.treated_mean,
    matched.control_mean,
    $run_key
from spread as treated
join spread as others
    on others.service_rule_code = treated.service_rule_code
    and not others.is_treated
left join matched
    on matched.service_rule_code = treated.service_rule_code
where treated.is_treated
order by treated.service_rule_code;
