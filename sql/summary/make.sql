-- Makes a summary: the rows of a table of mart, put together by its dimensions.
-- Grain:      one row per combination of the dimensions that the table has; unknown is one of their values.
-- Reads:      the fragment base (the table of mart, with its schema).
-- Writes:     the table of the summary.
-- Parameters: none; the fragments are summary (its table), columns (dimensions, and what is kept of other
--             columns), base, dimensions.
create table summary.{{summary}} as
select {{columns}}
from {{base}}
group by {{dimensions}}
order by {{dimensions}};
