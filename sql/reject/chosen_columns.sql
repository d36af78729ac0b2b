-- The columns of the chosen records, in the order of their files.
-- Grain:      one row per column.
-- Reads:      reject_chosen.
-- Returns:    column_name.
-- Parameters: none.
with
record as (
    select json_keys(record_text) as column_names, min(reject_no) as first_reject_no
    from reject_chosen
    where record_text is not null
    group by column_names
),

single as (
    select
        first_reject_no,
        unnest(column_names) as column_name,
        generate_subscripts(column_names, 1) as place
    from record
)

select column_name
from single
group by column_name
order by min(first_reject_no), min(place);
