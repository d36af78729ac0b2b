-- Draws one more centre with a chance proportional to the squared distance to the nearest centre so far: k-means++
-- (Arthur and Vassilvitskii, 2007). Of waiting times that are exponential with these rates, the shortest wins
-- (Efraimidis and Spirakis, 2006): one pass, no sums of doubles, and the same draw in any order of the rows. The
-- chance is read from the MD5 (RFC 1321) of the customer's number, whenever the customer was loaded.
-- Grain:      one row at most: none when every customer lies on a centre.
-- Reads:      the temporary table group_case, as the fragment cases.
-- Returns:    customer_key and the fragment columns, z0, z1, ...
-- Parameters: random_seed, centre_no; the fragment distance_squared.
with
measured as (
    select *, {{distance_squared}} as distance_squared
    from {{cases}}
)

select customer_key {{columns}}
from measured
where distance_squared > 0
order by
    -ln(
        1e0 * (md5_number_lower(concat_ws('/', customer_no, $random_seed, $centre_no)) % 9007199254740992 + 1)
        / 9007199254740993
    )
        / distance_squared,
    customer_no
limit 1;
