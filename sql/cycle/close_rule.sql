-- Keeps by which files a month is closed.
-- Grain:      one row per file.
-- Reads:      nothing.
-- Writes:     audit.close_rule.
-- Parameters: none; the fragment rules is the rows.
insert into audit.close_rule (run_key, period_key, rule_name, origin_code, sha256)
values {{rules}};
