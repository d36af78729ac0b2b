-- The rows of a table that fail what is expected of them.
-- Grain:      one row per row of the table.
-- Reads:      star.{{table}}, and the tables that expectations refer to.
-- Writes:     the temporary table quality_failing: row_no (the engine's), expectation_code (the first that fails),
--             key_text.
-- Parameters: period_key; the fragments are table, of_month, expectation (which one fails, null when none does), and
--             key.
create or replace temp table quality_failing as
with
stored as (
    select
        stored.rowid as row_no,
        {{expectation}} as expectation_code,
        {{key}} as key_text
    from star.{{table}} as stored
    where {{of_month}}
)

select row_no, expectation_code, key_text
from stored
where expectation_code is not null;
