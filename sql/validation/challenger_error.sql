-- How far off two models were on the same cases, in whole millionths, so that the sums are exact.
-- Grain:      one row.
-- Reads:      the temporary table validation_case.
-- Returns:    case_count, default_count, champion_squares and challenger_squares (sums of squared errors, in millionths
--             of millionths).
-- Parameters: none.
select
    count(*) as case_count,
    count(*) filter (where has_defaulted) as default_count,
    coalesce(sum(((champion_millionths - has_defaulted::bigint * 1000000) ** 2)::hugeint), 0) as champion_squares,
    coalesce(sum(((challenger_millionths - has_defaulted::bigint * 1000000) ** 2)::hugeint), 0) as challenger_squares
from validation_case;
