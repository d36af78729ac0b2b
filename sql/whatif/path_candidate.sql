-- The payments that are tried.
-- Grain:      one row per candidate.
-- Reads:      nothing.
-- Writes:     the temporary table candidate.
-- Parameters: none; the fragment rows has a number, a day and an amount of each.
create or replace temp table candidate as
select candidate_no::integer as candidate_no, paid_on::date as paid_on, paid_amount::decimal(18, 2) as paid_amount
from (
    values {{rows}}
) as tried (candidate_no, paid_on, paid_amount);
