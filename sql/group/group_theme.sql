-- The themes under which customers are grouped.
-- Grain:      one row per theme, in order.
-- Reads:      star.dim_group_theme.
-- Returns:    theme_code, algorithm_code, group_count (null: that of the setting), share_min, is_default_told,
--             plain_name_en, plain_name_zh.
-- Parameters: none.
select theme_code, algorithm_code, group_count, share_min, is_default_told, plain_name_en, plain_name_zh
from star.dim_group_theme
order by theme_order, theme_code;
