-- Where does the service of each group fall short of what is expected, as far as its answers tell?
-- Grain:      one row per group of the overall theme and dimension of quality that thirty customers answered on.
-- Reads:      mart.service_gap.
-- Returns:    group_no, group_name_en, group_name_zh, item_name_en, item_name_zh, customer_count, expected_score,
--             perceived_score, gap_score, gap_score_low, gap_score_high, verdict_code (most: it falls short,
--             with no interval in common with another of the group; short, over or untold).
-- Parameters: period_key.
with
told as (
    select
        group_no,
        group_name_en,
        group_name_zh,
        item_code,
        item_order,
        item_name_en,
        item_name_zh,
        customer_count,
        expected_score,
        perceived_score,
        gap_score,
        gap_score_low,
        gap_score_high
    from mart.service_gap
    where period_key = $period_key
        and theme_code = 'overall'
        and gap_score_low is not null
)

select
    told.group_no,
    told.group_name_en,
    told.group_name_zh,
    told.item_name_en,
    told.item_name_zh,
    told.customer_count,
    told.expected_score,
    told.perceived_score,
    told.gap_score,
    told.gap_score_low,
    told.gap_score_high,
    case
        when told.gap_score_low > 0 then 'over'
        when told.gap_score_high >= 0 then 'untold'
        when not exists (
            select 1
            from told as other
            where other.group_no = told.group_no
                and other.item_code <> told.item_code
                and other.gap_score_low <= told.gap_score_high
        ) then 'most'
        else 'short'
    end as verdict_code
from told
order by told.group_no, told.item_order nulls last, told.item_code;
