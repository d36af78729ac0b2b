-- What is new in the method of the month, against the month before?
-- Grain:      one row per part that is new, none when nothing is.
-- Reads:      mart.month_method_change.
-- Returns:    part_code, is_grading (whether grades no longer compare with those of the month before), is_grouping
--             (whether groups do not).
-- Parameters: period_key.
select part_code, is_grading, is_grouping
from mart.month_method_change
where period_key = $period_key
order by part_order;
