-- The grades of the scale by which the month is closed.
-- Grain:      one row per grade.
-- Reads:      mart.month_grade.
-- Writes:     the temporary table {{table}}.
-- Parameters: period_key; the fragment is table.
create or replace temp table {{table}} as
select grade_code, grade_order, is_rated
from mart.month_grade
where period_key = $period_key;
