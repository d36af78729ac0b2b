-- The month's file of what surveys say of each item.
-- Grain:      one row per answered survey and item.
-- Reads:      survey_item.
-- Returns:    the columns of landing.survey_item.
-- Parameters: month_no.
select survey_no, item_code, customer_no, surveyed_on, expected_score, perceived_score, with_code, without_code
from survey_item
where n = $month_no
order by i, item_code;
