-- What cost the customer's score most: at most four indicators.
-- Grain:      one row per reason, the one that costs most first.
-- Reads:      mart.score_reason.
-- Returns:    reason_no, indicator_code, indicator_name_en, indicator_name_zh, dimension_code, indicator_value,
--             unit, indicator_points, sub_grade_code, lost_points (of the score, against full marks), lost_against_mean
--             (against the mean of the customer's population).
-- Parameters: customer_key, period_key.
select
    reason_no, indicator_code, indicator_name_en, indicator_name_zh, dimension_code, indicator_value, unit,
    indicator_points, sub_grade_code, lost_points, lost_against_mean
from mart.score_reason
where customer_key = $customer_key
    and period_key = $period_key
order by reason_no;
