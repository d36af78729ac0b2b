-- Stages the customers among whom several searches of centres are begun, those whose numbers have the lowest MD5
-- (RFC 1321): the same whatever the order in which they were loaded.
-- Grain:      one row per customer, at most customers_max.
-- Reads:      the temporary table group_case.
-- Writes:     the temporary table group_sample.
-- Parameters: random_seed, customers_max.
create or replace temp table group_sample as
select staged.*
from group_case as staged
order by md5_number_lower(concat_ws('/', customer_no, $random_seed)), customer_no
limit $customers_max;
