-- The features that customers are grouped by, and the bounds of their words.
-- Grain:      one row per feature, in order.
-- Reads:      star.dim_group_feature.
-- Returns:    feature_code, basis_code, theme_codes, feature_sql, transform_code, unit, low_max, high_min,
--             feature_name_en, feature_name_zh.
-- Parameters: none.
select
    feature_code,
    basis_code,
    theme_codes,
    feature_sql,
    transform_code,
    unit,
    low_max,
    high_min,
    feature_name_en,
    feature_name_zh
from star.dim_group_feature
order by feature_order, feature_code;
