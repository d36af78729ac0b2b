-- Keeps what came of the expectations of a month.
-- Grain:      one row per expectation.
-- Reads:      the values given.
-- Writes:     audit.quality.
-- Parameters: none; the fragment results is rows of values.
insert into audit.quality (
    run_key, period_key, expectation_order, expectation_code, table_name, column_names, kind_code, severity_code,
    limit_text, checked_count, failed_count, measure, compared_measure, outcome_code, description_en, description_zh
)
values
{{results}};
