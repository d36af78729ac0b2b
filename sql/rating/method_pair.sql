-- How often two methods put customers into which classes.
-- Grain:      one row per pair of classes that somebody is in.
-- Reads:      the temporary table method_rank.
-- Returns:    first_no, second_no, customer_count.
-- Parameters: first_code and second_code, the methods; the fragment class is place_no or hundredth.
select first.{{class}} as first_no, second.{{class}} as second_no, count(*) as customer_count
from method_rank as first
join method_rank as second on second.customer_key = first.customer_key
where first.method_code = $first_code
    and second.method_code = $second_code
group by first.{{class}}, second.{{class}}
order by first_no, second_no;
