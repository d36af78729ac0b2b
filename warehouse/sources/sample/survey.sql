-- The survey file of the sample utility: its columns are those of landing.survey.
select
    record_no,
    survey_no,
    customer_no,
    surveyed_on,
    satisfaction_score,
    expected_score,
    perceived_score
from record;
