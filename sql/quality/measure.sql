-- All that is asked of the rows of a table, by one look at those of the month and one at those of the month before.
-- Grain:      one row.
-- Reads:      star.{{table}}, and the tables that expectations refer to.
-- Returns:    row_count; fault_0, fault_1 and so on, the rows that have a fault; the measures.
-- Parameters: period_key, previous_period_key, last_on; the fragments are table, of_month and of_month_before (which
--             rows), faults (what each row is asked), and counts, measures and measures_before (each begins with a
--             comma).
with
stored as (
    select stored.*{{faults}}
    from star.{{table}} as stored
    where {{of_month}}
),

now as (
    select count(*) as row_count{{counts}}{{measures}}
    from stored
),

before as (
    select count(*) as row_count_before{{measures_before}}
    from star.{{table}} as stored
    where {{of_month_before}}
)

select now.*, before.* exclude (row_count_before)
from now
cross join before;
