-- What is planted of the items of surveys. Never loaded.
-- Grain:      one row per item and figure.
-- Reads:      service_part, kano_share.
-- Returns:    item_code, figure (gap_apart: perceived less expected, less the mean of the five dimensions; better and
--             worse: Kano's coefficients), value.
-- Parameters: none.
with
shared as (
    select item_code, sum(share) filter (category_code in ('attractive', 'one_dimensional')) as better,
        sum(share) filter (category_code in ('must_be', 'one_dimensional')) as worse,
        sum(share) filter (category_code in ('attractive', 'one_dimensional', 'must_be', 'indifferent')) as counted
    from kano_share
    group by item_code
)

select item_code, 'gap_apart' as figure, (perceived_apart - expected_apart)::double as value
from service_part
union all
select item_code, 'better', round(better / counted, 6)
from shared
union all
select item_code, 'worse', round(-worse / counted, 6)
from shared
order by figure, item_code;
