-- Holds a table that GridGrade wrote against the one that was written by hand: every customer and month of both, every
-- column.
-- Grain:      one row per column, and one for customers and months that only one of them has.
-- Reads:      the two databases, attached as product and hand.
-- Returns:    what, different, compared, example.
-- Parameters: the fragments product and hand (tables), columns (p_0, h_0, p_1, ...), differences (a branch a column).
with
pair as (
    select
        coalesce(product.customer_no, hand.customer_no) || ' ' || coalesce(product.month_no, hand.month_no) as who,
        product.customer_no is null or hand.customer_no is null as is_one_sided,
        {columns}
    from (
        select held.*, customer.customer_no, held.period_key // 100 * 12 + held.period_key % 100 as month_no
        from product.star.{product} as held
        join product.star.dim_customer as customer
            on customer.customer_key = held.customer_key
            and customer.is_current
    ) as product
    full join (
        select held.*, customer.customer_no
        from hand.{hand} as held
        join hand.customer_id as customer using (customer_key)
    ) as hand
        on hand.customer_no = product.customer_no
        and hand.month_no = product.month_no
)

select 'rows' as what, count(*) filter (where is_one_sided) as different, count(*) as compared,
    min(who) filter (where is_one_sided) as example
from pair
{differences};
