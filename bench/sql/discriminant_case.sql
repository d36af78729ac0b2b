-- Hand-written: the cases to learn from: customers at the observation months that were stated and not in default for
-- half a year, and whether they defaulted in the twelve months after. Of a population at most {cases_max} are drawn.
-- Grain:      one row per customer and observation month.
-- Reads:      indicator, customer_month, customer_id.
-- Writes:     the temporary table discriminant_case.
-- Parameters: first_no, last_no (the observation months), month_no, cases_max.
create or replace temp table discriminant_case as
with
default_month as (
    select customer_key, month_no
    from customer_month
    where month_no between {first_no} - 5 and {month_no}
        and is_default
),

ill as (
    select distinct customer_key, unnest(range(month_no, month_no + 6))::integer as month_no
    from default_month
    where month_no <= {last_no}
),

lost as (
    select distinct customer_key, unnest(range(month_no - 12, month_no))::integer as month_no
    from default_month
    where month_no > {first_no}
),

unstated as (
    select customer_key, month_no
    from customer_month
    where month_no between {first_no} and {last_no}
        and not is_stated
),

stride as (
    select
        is_enterprise,
        greatest(1, (count(*) + {cases_max} - 1) // {cases_max}) as stride
    from indicator
    where month_no between {first_no} and {last_no}
    group by is_enterprise
),

known as (
    select
        indicator.*,
        id.draw,
        lost.customer_key is not null as is_bad
    from indicator
    join stride using (is_enterprise)
    join customer_id as id using (customer_key)
    left join lost using (customer_key, month_no)
    anti join ill using (customer_key, month_no)
    anti join unstated using (customer_key, month_no)
    where month_no between {first_no} and {last_no}
        and (id.draw_no + (month_no - 1) // 12 * 100 + (month_no - 1) % 12 + 1) % stride.stride = 0
),

-- Those who default at all and the others, each dealt by their draw.
dealt as (
    select
        is_enterprise,
        customer_key,
        (row_number() over (partition by is_enterprise, is_bad order by draw, customer_key) - 1) % 5 as fold_no
    from (
        select is_enterprise, customer_key, bool_or(is_bad) as is_bad, min(draw) as draw
        from known
        group by is_enterprise, customer_key
    )
)

select
    is_enterprise,
    fold_no,
    is_bad,
    pay1, pay2, pay3, pay4, pay5, pay6, pay7, pay8, con1, con2, con3, con4, fin1, fin2, fin3, fin4,
    eqp1, eqp2, eqp3, eqp4, sec1
from known
join dealt using (is_enterprise, customer_key);
