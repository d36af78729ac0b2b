-- Holds rows that GridGrade wrote against those that were written by hand, as they are.
-- Grain:      one row.
-- Reads:      the two databases, attached as product and hand.
-- Returns:    what, different (rows that only one of them has), compared, example.
-- Parameters: the fragments product and hand (SELECTs of the same columns).
with
product as (
    {product}
),

hand as (
    {hand}
),

either as (
    (from product except all from hand)
    union all
    (from hand except all from product)
)

select
    'rows' as what,
    (select count(*) from either) as different,
    (select count(*) from product) as compared,
    (select min(either::varchar) from either) as example;
