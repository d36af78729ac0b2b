-- Which groups has each theme, and what is each like?
-- Grain:      one row per theme and group, in the order of themes and numbers.
-- Reads:      mart.customer_group, mart.customer_month, mart.group_definition.
-- Returns:    theme_name_en, theme_name_zh, group_no, group_name_en, group_name_zh, customer_count, customer_share (of
--             the customers of the month, 0 to 1), mean_billed_amount (a customer, twelve months), exemplar_customer_no
--             (empty of groups fitted before that was kept), sentence_en, sentence_zh.
-- Parameters: period_key.
select
    coalesce(grouped.theme_name_en, grouped.theme_code) as theme_name_en,
    coalesce(grouped.theme_name_zh, grouped.theme_code) as theme_name_zh,
    grouped.group_no,
    grouped.group_name_en,
    grouped.group_name_zh,
    count(*) as customer_count,
    count(*) / sum(count(*)) over (partition by grouped.theme_code) as customer_share,
    avg(customer_month.billed_amount_12m) as mean_billed_amount,
    coalesce(definition.exemplar_customer_no, '') as exemplar_customer_no,
    coalesce(definition.sentence_en, '') as sentence_en,
    coalesce(definition.sentence_zh, '') as sentence_zh
from mart.customer_group as grouped
left join mart.group_definition as definition
    on definition.model_key = grouped.model_key
    and definition.group_no = grouped.group_no
left join mart.customer_month as customer_month
    on customer_month.customer_key = grouped.customer_key
    and customer_month.period_key = grouped.period_key
where grouped.period_key = $period_key
group by
    grouped.theme_code,
    grouped.theme_order,
    grouped.theme_name_en,
    grouped.theme_name_zh,
    grouped.group_no,
    grouped.group_name_en,
    grouped.group_name_zh,
    definition.exemplar_customer_no,
    definition.sentence_en,
    definition.sentence_zh
order by grouped.theme_order, grouped.theme_code, grouped.group_no;
