-- Hand-written: the values of every variable in at most fifty parts of about equally many cases, of both populations at
-- once.
-- Grain:      one row per population, variable and part; one more for what is missing.
-- Reads:      the temporary table discriminant_case.
-- Returns:    is_enterprise, variable, the lowest value, and by fold the cases that stayed good and that did not.
-- Parameters: none.
with
long as (
    unpivot discriminant_case
    on pay1, pay2, pay3, pay4, pay5, pay6, pay7, pay8, con1, con2, con3, con4, fin1, fin2, fin3, fin4, eqp1, eqp2, eqp3,
        eqp4, sec1
    into name variable value number
),

counted as (
    select
        is_enterprise, variable, number, count(*) as case_count,
        count(*) filter (where fold_no = 0 and not is_bad) as g0, count(*) filter (where fold_no = 0 and is_bad) as b0,
        count(*) filter (where fold_no = 1 and not is_bad) as g1, count(*) filter (where fold_no = 1 and is_bad) as b1,
        count(*) filter (where fold_no = 2 and not is_bad) as g2, count(*) filter (where fold_no = 2 and is_bad) as b2,
        count(*) filter (where fold_no = 3 and not is_bad) as g3, count(*) filter (where fold_no = 3 and is_bad) as b3,
        count(*) filter (where fold_no = 4 and not is_bad) as g4, count(*) filter (where fold_no = 4 and is_bad) as b4
    from long
    group by is_enterprise, variable, number
),

placed as (
    select
        *,
        case
            when count(*) over each <= 50 then row_number() over (partition by is_enterprise, variable order by number)
            else floor(
                (sum(case_count) over (partition by is_enterprise, variable order by number) - 1) * 50.0
                    / sum(case_count) over each
            )
        end as place_no
    from counted
    window each as (partition by is_enterprise, variable)
),

part as (
    select
        is_enterprise, variable, min(number) as number, sum(g0) as g0, sum(b0) as b0, sum(g1) as g1, sum(b1) as b1,
        sum(g2) as g2, sum(b2) as b2, sum(g3) as g3, sum(b3) as b3, sum(g4) as g4, sum(b4) as b4
    from placed
    group by is_enterprise, variable, place_no
),

total as (
    select
        is_enterprise,
        count(*) filter (where fold_no = 0 and not is_bad) as g0, count(*) filter (where fold_no = 0 and is_bad) as b0,
        count(*) filter (where fold_no = 1 and not is_bad) as g1, count(*) filter (where fold_no = 1 and is_bad) as b1,
        count(*) filter (where fold_no = 2 and not is_bad) as g2, count(*) filter (where fold_no = 2 and is_bad) as b2,
        count(*) filter (where fold_no = 3 and not is_bad) as g3, count(*) filter (where fold_no = 3 and is_bad) as b3,
        count(*) filter (where fold_no = 4 and not is_bad) as g4, count(*) filter (where fold_no = 4 and is_bad) as b4
    from discriminant_case
    group by is_enterprise
),

-- What is missing is what is left of all cases.
missing as (
    select
        total.is_enterprise, name.variable, null::double as number,
        total.g0 - coalesce(sum(part.g0), 0) as g0, total.b0 - coalesce(sum(part.b0), 0) as b0,
        total.g1 - coalesce(sum(part.g1), 0) as g1, total.b1 - coalesce(sum(part.b1), 0) as b1,
        total.g2 - coalesce(sum(part.g2), 0) as g2, total.b2 - coalesce(sum(part.b2), 0) as b2,
        total.g3 - coalesce(sum(part.g3), 0) as g3, total.b3 - coalesce(sum(part.b3), 0) as b3,
        total.g4 - coalesce(sum(part.g4), 0) as g4, total.b4 - coalesce(sum(part.b4), 0) as b4
    from total
    cross join (
        select unnest([
            'pay1', 'pay2', 'pay3', 'pay4', 'pay5', 'pay6', 'pay7', 'pay8', 'con1', 'con2', 'con3', 'con4', 'fin1',
            'fin2', 'fin3', 'fin4', 'eqp1', 'eqp2', 'eqp3', 'eqp4', 'sec1'
        ]) as variable
    ) as name
    left join part using (is_enterprise, variable)
    group by total.is_enterprise, name.variable, total.g0, total.b0, total.g1, total.b1, total.g2, total.b2, total.g3,
        total.b3, total.g4, total.b4
)

from part
union all by name
from missing
where g0 + b0 + g1 + b1 + g2 + b2 + g3 + b3 + g4 + b4 > 0
order by is_enterprise, variable, number nulls last;
