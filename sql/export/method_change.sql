-- What of the method of the month is new, against the month before?
-- Grain:      one row per part that is new, none when nothing is.
-- Reads:      mart.month_method_change.
-- Returns:    part, grades_compare and groups_compare (whether grades and groups still compare with those of the
--             month before).
-- Parameters: period_key.
select
    part_code as part,
    not is_grading as grades_compare,
    not is_grouping as groups_compare
from mart.month_method_change
where period_key = $period_key
order by part_order;
