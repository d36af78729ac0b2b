-- How near to the truth an ideal observer of the files comes, and how near who knows all that was planted.
-- Grain:      one row per figure, of all months (period_key empty) or of one.
-- Reads:      observer_figure.
-- Returns:    subject, period_key, figure, value; what they mean is in sql/sample/README.md.
-- Parameters: first_on (of the first month).
select
    subject,
    strftime(($first_on + to_months(n))::date, '%Y%m') as period_key,
    figure,
    round(value, 4) as value
from observer_figure
order by subject_no, subject, n nulls first, figure;
