-- How large a summary is.
-- Grain:      one row.
-- Reads:      audit.summary.
-- Returns:    row_count.
-- Parameters: summary_name.
select row_count
from audit.summary
where summary_name = $summary_name;
