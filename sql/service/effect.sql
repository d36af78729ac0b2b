-- What the actions of each service rule changed, as it was known at the close of a month.
-- Grain:      one row per service rule and measure.
-- Reads:      mart.service_effect.
-- Returns:    period_key, service_rule_code, rule_name_en, measure_code, effect_months, first_listed_period_key,
--             last_listed_period_key, treated_count, matched_count, control_count, treated_before_value,
--             treated_change, control_before_value, control_change, effect_value, effect_low, effect_high, confidence,
--             p_value, adjusted_p_value, verdict_code.
-- Parameters: period_key.
select
    period_key,
    service_rule_code,
    rule_name_en,
    measure_code,
    effect_months,
    first_listed_period_key,
    last_listed_period_key,
    treated_count,
    matched_count,
    control_count,
    treated_before_value,
    treated_change,
    control_before_value,
    control_change,
    effect_value,
    effect_low,
    effect_high,
    confidence,
    p_value,
    adjusted_p_value,
    verdict_code
from mart.service_effect
where period_key = $period_key
-- S2 before S10.
order by char_length(service_rule_code), service_rule_code, measure_order;
