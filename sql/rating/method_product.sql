-- The sums that a correlation of the ranks of two methods is made of, in whole numbers.
-- Grain:      one row.
-- Reads:      the temporary table method_rank.
-- Returns:    product_sum, first_square_sum, second_square_sum.
-- Parameters: first_code and second_code, the methods.
select
    sum(first.centred_rank::hugeint * second.centred_rank) as product_sum,
    sum(first.centred_rank::hugeint * first.centred_rank) as first_square_sum,
    sum(second.centred_rank::hugeint * second.centred_rank) as second_square_sum
from method_rank as first
join method_rank as second on second.customer_key = first.customer_key
where first.method_code = $first_code
    and second.method_code = $second_code;
