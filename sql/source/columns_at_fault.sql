-- Which columns have a value that was refused: only of these is it said what is wrong, for the engine takes long to
-- plan what it says of a column.
-- Grain:      one row.
-- Reads:      source_typed.
-- Returns:    for every column that the SELECT gives whether there is one.
-- Parameters: none; the fragment is at_fault.
with
refused as (
    select * replace (raw[1] as raw)
    from source_typed
    where raw is not null
)

select {{at_fault}}
from refused;
