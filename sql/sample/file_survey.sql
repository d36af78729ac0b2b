-- The month's file of surveys.
-- Grain:      one row per answer.
-- Reads:      survey.
-- Returns:    the columns of landing.survey.
-- Parameters: month_no.
select survey_no, customer_no, surveyed_on, satisfaction_score, expected_score, perceived_score
from survey
where n = $month_no
order by i;
