-- The values of variables, before they are put into bins: neighbouring numbers that are about equally many cases, or
-- each number where there are few of them; each special number by itself; and each text.
-- Grain:      one row per variable and pre-bin; one more for what is missing.
-- Reads:      the fragment valued.
-- Returns:    variable_no, number_value (the lowest number of it), is_special, text_value, and the cases of each fold
--             by class: good_0, default_0, good_1, ...; both values null: missing.
-- Parameters: pre_bins_max; fragments: valued (variable_no, number_value, text_value, class_code and fold_no, a row per
--             case and variable), special (whether number_value of variable_no is), counts and sums (of a fold).
with
value_count as (
    select variable_no, number_value, text_value, count(*) as case_count, {{counts}}
    from (
{{valued}}
    ) as valued
    group by variable_no, number_value, text_value
),

numbered as (
    select
        *,
        sum(case_count) over (partition by variable_no order by number_value) as case_so_far,
        sum(case_count) over (partition by variable_no) as case_total,
        row_number() over (partition by variable_no order by number_value) as value_no,
        count(*) over (partition by variable_no) as value_total
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

select variable_no, min(number_value) as number_value, false as is_special, null as text_value, {{sums}}
from placed
group by variable_no, place_no
union all
select variable_no, number_value, true as is_special, null as text_value, {{sums}}
from value_count
where number_value is not null
    and ({{special}})
group by variable_no, number_value
union all
select variable_no, null as number_value, false as is_special, text_value, {{sums}}
from value_count
where number_value is null
group by variable_no, text_value
order by variable_no, number_value, text_value;
