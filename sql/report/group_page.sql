-- What is each group of each theme like, and what is it worth?
-- Grain:      one row per theme and group, in the order of themes and numbers.
-- Reads:      mart.customer_group, mart.credit_grade, mart.customer_month, mart.customer_stage, mart.group_definition,
--             mart.month_method.
-- Returns:    page_code (theme and number, which the rows of the other queries of a group's page have too),
--             theme_name_en, theme_name_zh, group_no, group_name_en, group_name_zh, customer_count, customer_share (of
--             the customers of the theme, 0 to 1), share_change (null without the same group the month before, or with
--             another method), mean_billed_amount (a customer, twelve months), billed_share (of all billed, 0 to 1),
--             mean_margin_amount (a customer, twelve months; null without the indicator), all_margin_amount (the same
--             of all), exemplar_customer_no (empty of groups fitted before that was kept), sentence_en, sentence_zh,
--             grade_counts_json (how many hold each grade).
-- Parameters: period_key, previous_period_key.
with
sizes as (
    select
        grouped.theme_code,
        grouped.theme_order,
        coalesce(grouped.theme_name_en, grouped.theme_code) as theme_name_en,
        coalesce(grouped.theme_name_zh, grouped.theme_code) as theme_name_zh,
        grouped.group_key,
        grouped.group_no,
        grouped.model_key,
        grouped.group_name_en,
        grouped.group_name_zh,
        count(*) as customer_count,
        avg(customer_month.billed_amount_12m) as mean_billed_amount,
        sum(customer_month.billed_amount_12m) as billed_amount,
        avg(stage.margin_amount) as mean_margin_amount,
        sum(stage.margin_amount) as margin_amount,
        count(stage.margin_amount) as margin_count,
        coalesce(to_json(histogram(graded.grade_code)), '{}')::varchar as grade_counts_json
    from mart.customer_group as grouped
    left join mart.credit_grade as graded
        on graded.customer_key = grouped.customer_key
        and graded.period_key = grouped.period_key
    left join mart.customer_month as customer_month
        on customer_month.customer_key = grouped.customer_key
        and customer_month.period_key = grouped.period_key
    left join mart.customer_stage as stage
        on stage.customer_key = grouped.customer_key
        and stage.period_key = grouped.period_key
    where grouped.period_key = $period_key
    group by all
),

previous_sizes as (
    select
        theme_code,
        group_key,
        count(*) / sum(count(*)) over (partition by theme_code) as customer_share
    from mart.customer_group
    where period_key = $previous_period_key
        -- Groups of another method are other groups.
        and not (select is_grouping_new from mart.month_method where period_key = $period_key)
    group by theme_code, group_key
)

select
    sizes.theme_code || ' ' || sizes.group_no as page_code,
    sizes.theme_name_en,
    sizes.theme_name_zh,
    sizes.group_no,
    sizes.group_name_en,
    sizes.group_name_zh,
    sizes.customer_count,
    sizes.customer_count / sum(sizes.customer_count) over (partition by sizes.theme_code) as customer_share,
    sizes.customer_count / sum(sizes.customer_count) over (partition by sizes.theme_code)
        - previous_sizes.customer_share as share_change,
    sizes.mean_billed_amount,
    sizes.billed_amount / nullif(sum(sizes.billed_amount) over (partition by sizes.theme_code), 0) as billed_share,
    sizes.mean_margin_amount,
    sum(sizes.margin_amount) over (partition by sizes.theme_code)
        / nullif(sum(sizes.margin_count) over (partition by sizes.theme_code), 0) as all_margin_amount,
    coalesce(definition.exemplar_customer_no, '') as exemplar_customer_no,
    coalesce(definition.sentence_en, '') as sentence_en,
    coalesce(definition.sentence_zh, '') as sentence_zh,
    sizes.grade_counts_json
from sizes
left join previous_sizes
    on previous_sizes.theme_code = sizes.theme_code
    and previous_sizes.group_key = sizes.group_key
left join mart.group_definition as definition
    on definition.model_key = sizes.model_key
    and definition.group_no = sizes.group_no
order by sizes.theme_order, sizes.theme_code, sizes.group_no;
