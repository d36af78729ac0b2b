-- What the inputs of the service rules are called, of which the reasons of actions speak.
-- Grain:      one row per input.
-- Reads:      star.dim_service_input.
-- Returns:    input_code, input_name_en, input_name_zh.
-- Parameters: none.
select input_code, input_name_en, input_name_zh
from star.dim_service_input
order by input_order;
