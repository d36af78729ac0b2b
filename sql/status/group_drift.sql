-- The themes whose groups are to be fitted anew, for too many customers have drifted from them.
-- Grain:      one row per theme, in its order; none where no refit is due.
-- Reads:      mart.grouping_drift.
-- Returns:    theme, period_key (the last closed month), fitted_period_key, far_percent, stability_index.
-- Parameters: none.
select
    theme_code as theme,
    period_key,
    fitted_period_key,
    round(100 * far_share, 1)::double as far_percent,
    round(stability_index, 3)::double as stability_index
from mart.grouping_drift
where period_key = (select max(period_key) from mart.grouping_drift)
    and is_refit_due
order by theme_code;
