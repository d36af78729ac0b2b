-- The landing tables and rules that records were ever refused for.
-- Grain:      one row per landing table and rule.
-- Reads:      audit.reject.
-- Returns:    landing_table, rule_code.
-- Parameters: none.
select landing_table, rule_code
from audit.reject
group by landing_table, rule_code
order by landing_table, rule_code;
