-- The features that customers are grouped by.
-- Grain:      one row per feature, in order.
-- Reads:      star.dim_group_feature.
-- Returns:    feature_code, feature_sql, transform_code.
-- Parameters: none.
select feature_code, feature_sql, transform_code
from star.dim_group_feature
order by feature_order, feature_code;
