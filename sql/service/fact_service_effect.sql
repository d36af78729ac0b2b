-- Keeps the effect of a rule on a measure.
-- Grain:      one row.
-- Reads:      nothing.
-- Writes:     star.fact_service_effect.
-- Parameters: run_key, period_key, service_rule_code, measure_code, service_effect_months, first_period_key,
--             last_period_key (months of the lists), treated_count, matched_count, control_count, stratum_count,
--             matched_customer_count, control_customer_count, verdict_code, confidence, is_known (whether there are
--             enough for a figure; else none of these is kept), treated_before, treated_change, control_before,
--             control_change, effect, effect_error, effect_low, effect_high, p_value, adjusted_p_value.
insert into star.fact_service_effect (
    period_key, service_rule_code, measure_code, effect_months, first_listed_period_key, last_listed_period_key,
    treated_count, matched_count, control_count, stratum_count, matched_customer_count, control_customer_count,
    treated_before_value, treated_change, control_before_value, control_change, effect_value, effect_error, confidence,
    effect_low, effect_high, p_value, adjusted_p_value, verdict_code, run_key
)
select
    $period_key,
    $service_rule_code,
    $measure_code,
    $service_effect_months,
    $first_period_key,
    $last_period_key,
    $treated_count,
    $matched_count,
    $control_count,
    $stratum_count,
    $matched_customer_count,
    $control_customer_count,
    case when $is_known then $treated_before end,
    case when $is_known then $treated_change end,
    case when $is_known then $control_before end,
    case when $is_known then $control_change end,
    case when $is_known then $effect end,
    case when $is_known then $effect_error end,
    $confidence,
    case when $is_known then $effect_low end,
    case when $is_known then $effect_high end,
    case when $is_known then $p_value end,
    case when $is_known then $adjusted_p_value end,
    $verdict_code,
    $run_key;
