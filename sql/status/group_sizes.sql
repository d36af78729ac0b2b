-- The customer groups of a month.
-- Grain:      one row per group.
-- Reads:      mart.customer_group, mart.customer_month.
-- Returns:    group, name, name_zh, customers, share_percent, billed_amount, overdue_amount.
-- Parameters: period_key.
select
    customer_group.group_no as "group",
    customer_group.group_name_en as name,
    customer_group.group_name_zh as name_zh,
    count(*) as customers,
    round(100.0 * count(*) / sum(count(*)) over (), 1)::decimal(5, 1) as share_percent,
    sum(customer_month.billed_amount)::decimal(18, 2) as billed_amount,
    sum(customer_month.overdue_amount)::decimal(18, 2) as overdue_amount
from mart.customer_group as customer_group
join mart.customer_month as customer_month
    on customer_month.period_key = customer_group.period_key
    and customer_month.customer_key = customer_group.customer_key
where customer_group.period_key = $period_key
    and customer_group.theme_code = 'overall'
group by
    customer_group.group_no,
    customer_group.group_name_en,
    customer_group.group_name_zh
order by customer_group.group_no;
