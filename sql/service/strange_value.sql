-- Values of inputs that their domains do not have: a rule that was checked over the domains says nothing of them.
-- Grain:      one row per input and value.
-- Reads:      service_case.
-- Returns:    input_code, value_text, customer_count.
-- Parameters: none; the fragment values gives the same columns for each input.
select input_code, value_text, customer_count
from (
{{values}}
) as strange
order by input_code, customer_count desc, value_text;
