-- The values of a variable, before they are put into bins: neighbouring numbers that are about equally many cases, or
-- each number where there are few of them; each special number by itself; and each text.
-- Grain:      one row per pre-bin; one more for what is missing.
-- Reads:      the fragment relation.
-- Returns:    number_value (the lowest number of it), is_special, text_value, and the cases of each fold by class:
--             good_0, default_0, good_1, ...; both values null: missing.
-- Parameters: pre_bins_max; fragments: relation, condition, number and text (of a case), special (whether
--             number_value is), counts and sums (of a fold).
with
value_count as (
    select number_value, text_value, count(*) as case_count, {{counts}}
    from (
        select {{number}} as number_value, {{text}} as text_value, class_code, fold_no
        from {{relation}}
        where {{condition}}
    ) as valued
    group by number_value, text_value
),

numbered as (
    select
        *,
        sum(case_count) over (order by number_value) as case_so_far,
        sum(case_count) over () as case_total,
        row_number() over (order by number_value) as value_no,
        count(*) over () as value_total
    from value_count
    where number_value is not null
        and not ({{special}})
),

placed as (
    select
        *,
        case
            when value_total <= $pre_bins_max then value_no
            else floor((case_so_far - 1) * 1.0 * $pre_bins_max / case_total)
        end as place_no
    from numbered
)

select min(number_value) as number_value, false as is_special, null as text_value, {{sums}}
from placed
group by place_no
union all
select number_value, true as is_special, null as text_value, {{sums}}
from value_count
where number_value is not null
    and ({{special}})
group by number_value
union all
select null as number_value, false as is_special, text_value, {{sums}}
from value_count
where number_value is null
group by text_value
order by number_value, text_value;
