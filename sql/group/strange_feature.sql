-- Features that are no number for somebody, or one too large to be reckoned with: nobody can be grouped by them.
-- Grain:      one row per feature of which there are any.
-- Reads:      the temporary table group_customer.
-- Returns:    feature_code, value_text (the first customer's), customer_no (the first customer's), customer_count.
-- Parameters: none; the fragment values gives the same columns for each feature.
select feature_code, value_text, customer_no, customer_count
from (
{{values}}
) as strange
where customer_count > 0
order by feature_code;
