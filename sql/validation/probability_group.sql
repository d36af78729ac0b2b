-- How often each default probability, to the ten-thousandth, was followed by a default, in two halves of the customers.
-- Grain:      one row per half and ten-thousandth.
-- Reads:      the temporary table validation_case.
-- Returns:    half_no (0 or 1), probability, case_count, default_count.
-- Parameters: none.
select
    (customer_key % 2)::integer as half_no,
    round(default_probability, 4) as probability,
    count(*) as case_count,
    count(*) filter (where has_defaulted) as default_count
from validation_case
where default_probability is not null
group by half_no, round(default_probability, 4)
order by half_no, round(default_probability, 4);
