-- What are the groups of a theme, and what sets them apart?
-- 某主题下有哪些客户群，各有何特征？
-- Grain:      one row per group of the month with customers, the largest first.
-- Reads:      mart.customer_group, mart.group_definition, mart.customer_month.
-- Returns:    group_no, group_name_en, group_name_zh, customer_count, billed_amount_12m, open_amount, sentence_en,
--             sentence_zh.
-- Parameters: period (the month; default last_closed), theme (the theme's code; default overall).
select
    members.group_no,
    members.group_name_en,
    members.group_name_zh,
    count(*) as customer_count,
    sum(debt.billed_amount_12m) as billed_amount_12m,
    sum(debt.open_amount) as open_amount,
    max(definition.sentence_en) as sentence_en,
    max(definition.sentence_zh) as sentence_zh
from mart.customer_group as members
inner join mart.customer_month as debt
    on debt.customer_key = members.customer_key and debt.period_key = members.period_key
left join mart.group_definition as definition
    on definition.model_key = members.model_key
        and definition.theme_code = members.theme_code
        and definition.group_no = members.group_no
where members.period_key = :period and members.theme_code = :theme
group by members.group_no, members.group_name_en, members.group_name_zh
order by customer_count desc, members.group_no;
