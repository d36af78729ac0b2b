-- The file of survey items of the sample utility: its columns are those of landing.survey_item.
select
    record_no,
    survey_no,
    item_code,
    customer_no,
    surveyed_on,
    expected_score,
    perceived_score,
    with_code,
    without_code
from record;
