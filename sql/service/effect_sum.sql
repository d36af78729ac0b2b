-- What the effect of each rule on a measure is computed from: the change of the treated and that of their like, and how
-- far each customer departs from its stratum, added up over its months, for these are not independent. Sums are exact,
-- so that the order of the rows does not show.
-- Grain:      one row per service rule with a stratum of two treated and two others of whom the measure is known.
-- Reads:      effect_match, effect_case.
-- Returns:    service_rule_code, matched_count, control_count, stratum_count, matched_customer_count,
--             control_customer_count, treated_before, treated_change, control_before, control_change (means, of the
--             others with the weights of the treated), departure_square_sum.
-- Parameters: none; the fragment measure is the name of one.
with
known as (
    select
        matched.service_rule_code,
        matched.listed_period_key,
        matched.stratum_code,
        matched.customer_key,
        matched.is_treated,
        cast(cases.{{measure}}_before as decimal(18, 6)) as before_value,
        cast(cases.{{measure}}_after - cases.{{measure}}_before as decimal(18, 6)) as change
    from effect_match as matched
    join effect_case as cases
        on cases.listed_period_key = matched.listed_period_key
        and cases.customer_key = matched.customer_key
    where matched.is_matched
        and cases.{{measure}}_before is not null
        and cases.{{measure}}_after is not null
),

stratum as (
    select
        service_rule_code,
        listed_period_key,
        stratum_code,
        count(*) filter (where is_treated) as treated_count,
        count(*) filter (where not is_treated) as control_count,
        cast(sum(before_value) filter (where is_treated) as double precision) as treated_before_sum,
        cast(sum(before_value) filter (where not is_treated) as double precision) as control_before_sum,
        cast(sum(change) filter (where is_treated) as double precision) as treated_change_sum,
        cast(sum(change) filter (where not is_treated) as double precision) as control_change_sum
    from known
    group by service_rule_code, listed_period_key, stratum_code
    having count(*) filter (where is_treated) > 1
        and count(*) filter (where not is_treated) > 1
),

departed as (
    select
        known.service_rule_code,
        known.customer_key,
        bool_or(known.is_treated) as is_treated,
        cast(sum(cast(
            case
                when known.is_treated
                    then (known.change - stratum.treated_change_sum / stratum.treated_count)
                        * sqrt(stratum.treated_count / (stratum.treated_count - 1.0))
                else -(known.change - stratum.control_change_sum / stratum.control_count)
                    * sqrt(stratum.control_count / (stratum.control_count - 1.0))
                    * stratum.treated_count / stratum.control_count
            end as decimal(38, 15)
        )) as double precision) as departure
    from known
    join stratum
        on stratum.service_rule_code = known.service_rule_code
        and stratum.listed_period_key = known.listed_period_key
        and stratum.stratum_code = known.stratum_code
    group by known.service_rule_code, known.customer_key
),

spread as (
    select
        service_rule_code,
        count(*) filter (where is_treated) as matched_customer_count,
        count(*) filter (where not is_treated) as control_customer_count,
        cast(sum(cast(departure * departure as decimal(38, 12))) as double precision) as departure_square_sum
    from departed
    group by service_rule_code
),

total as (
    select
        service_rule_code,
        cast(sum(treated_count) as bigint) as matched_count,
        cast(sum(control_count) as bigint) as control_count,
        count(*) as stratum_count,
        cast(sum(cast(treated_before_sum as decimal(38, 12))) as double precision) as treated_before_sum,
        cast(sum(cast(treated_change_sum as decimal(38, 12))) as double precision) as treated_change_sum,
        cast(sum(cast(control_before_sum * treated_count / control_count as decimal(38, 12))) as double precision)
            as control_before_sum,
        cast(sum(cast(control_change_sum * treated_count / control_count as decimal(38, 12))) as double precision)
            as control_change_sum
    from stratum
    group by service_rule_code
)

select
    total.service_rule_code,
    total.matched_count,
    total.control_count,
    total.stratum_count,
    spread.matched_customer_count,
    spread.control_customer_count,
    total.treated_before_sum / total.matched_count as treated_before,
    total.treated_change_sum / total.matched_count as treated_change,
    total.control_before_sum / total.matched_count as control_before,
    total.control_change_sum / total.matched_count as control_change,
    spread.departure_square_sum
from total
join spread
    on spread.service_rule_code = total.service_rule_code
order by total.service_rule_code;
