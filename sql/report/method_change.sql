-- What is new in the method of the month, against the month before?
-- Grain:      one row per part that is new, none when nothing is.
-- Reads:      mart.month_method.
-- Returns:    part_code (scale, gates, index, default, promotion, version, discriminant, groups), is_grading (whether
--             grades no longer compare with those of the month before).
-- Parameters: period_key.
select part.part_code, part.is_grading
from mart.month_method as method
cross join lateral (
    values
    ('scale', 1, method.is_scale_new, true),
    ('gates', 2, method.is_gates_new, true),
    ('index', 3, method.is_index_new, true),
    ('default', 4, method.is_default_new, true),
    ('promotion', 5, method.is_promotion_new, true),
    ('version', 6, method.is_version_new, true),
    ('discriminant', 7, method.is_discriminant_new, false),
    ('groups', 8, method.is_groups_new, false)
) as part (part_code, part_order, is_new, is_grading)
where method.period_key = $period_key
    and part.is_new
order by part.part_order;
