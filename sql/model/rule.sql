-- The seeds and SELECTs by which a run closed its month.
-- Grain:      one row per file.
-- Reads:      audit.close_rule.
-- Returns:    rule_name, sha256.
-- Parameters: run_key.
select rule_name, sha256
from audit.close_rule
where run_key = $run_key
order by rule_name;
