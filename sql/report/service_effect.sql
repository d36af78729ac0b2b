-- What did the actions of the service rules change, as far as it was known at the close?
-- Grain:      one row per service rule and measure of which there are enough for a figure.
-- Reads:      mart.service_effect.
-- Returns:    service_rule_code, measure_name_en, measure_name_zh, matched_customer_count, treated_change,
--             control_change, effect_value, effect_low, effect_high, verdict_code.
-- Parameters: period_key.
select
    service_rule_code,
    measure_name_en,
    measure_name_zh,
    matched_customer_count,
    treated_change,
    control_change,
    effect_value,
    effect_low,
    effect_high,
    verdict_code
from mart.service_effect
where period_key = $period_key
    and verdict_code <> 'too_few'
-- S2 before S10.
order by char_length(service_rule_code), service_rule_code, measure_order;
