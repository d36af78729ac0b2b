-- Whom the treated of a rule are compared with: customers of the same month, class, grade, group and age of arrears for
-- whom nothing of the rule was done, and for whom something by another rule was done, or not, as for the treated. Of
-- each there must be two, for else nothing is known of how much they differ.
-- Grain:      one row per service rule, month of a list and customer, treated or not.
-- Reads:      effect_case, effect_exposure.
-- Writes:     the temporary table effect_match.
-- Parameters: none.
create temp table effect_match as
with
asked as (
    select service_rule_code, listed_period_key
    from effect_exposure
    where is_treated
    group by service_rule_code, listed_period_key
),

busy as (
    select listed_period_key, customer_key, count(*) as rule_count
    from effect_exposure
    where is_carried_out
    group by listed_period_key, customer_key
),

candidate as (
    select
        asked.service_rule_code,
        asked.listed_period_key,
        known.customer_key,
        concat_ws(
            '/',
            known.stratum_code,
            case
                when coalesce(busy.rule_count, 0) > case when coalesce(exposure.is_carried_out, false) then 1 else 0 end
                    then 'with others'
                else 'alone'
            end
        ) as stratum_code,
        exposure.customer_key is not null as is_treated
    from asked
    join effect_case as known
        on known.listed_period_key = asked.listed_period_key
    left join effect_exposure as exposure
        on exposure.service_rule_code = asked.service_rule_code
        and exposure.listed_period_key = asked.listed_period_key
        and exposure.customer_key = known.customer_key
    left join busy
        on busy.listed_period_key = asked.listed_period_key
        and busy.customer_key = known.customer_key
    where exposure.customer_key is null
        or exposure.is_treated
),

stratum as (
    select service_rule_code, listed_period_key, stratum_code
    from candidate
    group by service_rule_code, listed_period_key, stratum_code
    having count(*) filter (where is_treated) > 1
        and count(*) filter (where not is_treated) > 1
)

select
    candidate.service_rule_code,
    candidate.listed_period_key,
    candidate.customer_key,
    candidate.stratum_code,
    candidate.is_treated,
    stratum.stratum_code is not null as is_matched
from candidate
left join stratum
    on stratum.service_rule_code = candidate.service_rule_code
    and stratum.listed_period_key = candidate.listed_period_key
    and stratum.stratum_code = candidate.stratum_code;
