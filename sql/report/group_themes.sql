-- Which groups has each theme?
-- Grain:      one row per theme and group, in the order of themes and numbers; one per theme that has none.
-- Reads:      mart.month_group_theme, mart.customer_group, mart.customer_month.
-- Returns:    theme_name_en and theme_name_zh (empty but in the first row of a theme), group_no, group_name_en,
--             group_name_zh, customer_count, customer_share (of the customers of the theme, 0 to 1), mean_billed_amount
--             (a customer, twelve months), on_time_rate (of bills due, 0 to 1); of a theme without groups all these are
--             null.
-- Parameters: period_key.
with
held as (
    select
        grouped.theme_code,
        grouped.theme_order,
        grouped.theme_name_en,
        grouped.theme_name_zh,
        grouped.group_no,
        grouped.group_name_en,
        grouped.group_name_zh,
        count(*) as customer_count,
        avg(customer_month.billed_amount_12m) as mean_billed_amount,
        sum(customer_month.on_time_bill_count_12m) / nullif(sum(customer_month.due_bill_count_12m), 0) as on_time_rate
    from mart.customer_group as grouped
    left join mart.customer_month as customer_month
        on customer_month.customer_key = grouped.customer_key
        and customer_month.period_key = grouped.period_key
    where grouped.period_key = $period_key
    group by all
),

themes as (
    select theme_code, theme_order, theme_name_en, theme_name_zh
    from mart.month_group_theme
    where period_key = $period_key
),

listed as (
    select
        coalesce(held.theme_code, theme.theme_code) as theme_code,
        coalesce(held.theme_order, theme.theme_order) as theme_order,
        coalesce(held.theme_name_en, theme.theme_name_en, held.theme_code) as theme_name_en,
        coalesce(held.theme_name_zh, theme.theme_name_zh, held.theme_code) as theme_name_zh,
        held.* exclude (theme_code, theme_order, theme_name_en, theme_name_zh),
        row_number() over (partition by coalesce(held.theme_code, theme.theme_code) order by held.group_no) as row_no
    from held
    full join themes as theme
        on theme.theme_code = held.theme_code
)

select
    case when row_no = 1 then theme_name_en else '' end as theme_name_en,
    case when row_no = 1 then theme_name_zh else '' end as theme_name_zh,
    group_no,
    group_name_en,
    group_name_zh,
    customer_count,
    customer_count / sum(customer_count) over (partition by theme_code) as customer_share,
    mean_billed_amount,
    on_time_rate
from listed
order by theme_order, theme_code, group_no;
