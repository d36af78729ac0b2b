-- The customer once for every payment that is tried, each with an account of its own.
-- Grain:      that of the table, for each candidate.
-- Reads:      the temporary tables base_{{name}} and candidate.
-- Writes:     star.{{name}}.
-- Parameters: none; the fragments are name (of the table), and own: keys and numbers with that of the candidate
--             in them, as SQL for replace.
create or replace table star.{{name}} as
select base.* replace ({{own}})
from base_{{name}} as base
cross join candidate;
