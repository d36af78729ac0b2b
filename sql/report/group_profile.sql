-- Who is in each group?
-- Grain:      one row per group, in the order of its number.
-- Reads:      mart.customer_group, mart.customer_month, mart.credit_grade, mart.portfolio_customer,
--             mart.month_method.
-- Returns:    group_no, group_name_en, group_name_zh, customer_count, customer_share, share_change
--             (null without the same group the month before, or with another method), billed_share (of all billed in
--             twelve months), mean_bill_amount and mean_energy_kwh (a customer and month),
--             on_time_rate (of bills due), overdue_customer_share, overdue_amount, default_share,
--             mean_score, grade_counts_json (how many hold each grade); shares and rates as 0 to 1.
-- Parameters: period_key, previous_period_key.
with
members as (
    select
        now_group.customer_key,
        now_group.group_no,
        now_group.group_key,
        now_group.group_name_en,
        now_group.group_name_zh,
        grade.grade_code,
        portfolio.rated_score,
        portfolio.is_in_default,
        customer_month.overdue_amount,
        customer_month.billed_amount_12m,
        customer_month.billed_month_count_12m,
        customer_month.energy_kwh_12m,
        customer_month.on_time_bill_count_12m,
        customer_month.due_bill_count_12m
    from mart.customer_group as now_group
    left join mart.credit_grade as grade
        on grade.customer_key = now_group.customer_key
        and grade.period_key = now_group.period_key
    left join mart.portfolio_customer as portfolio
        on portfolio.customer_key = now_group.customer_key
        and portfolio.period_key = now_group.period_key
    left join mart.customer_month as customer_month
        on customer_month.customer_key = now_group.customer_key
        and customer_month.period_key = now_group.period_key
    where now_group.period_key = $period_key
        and now_group.theme_code = 'overall'
),

sizes as (
    select
        group_no,
        any_value(group_key) as group_key,
        any_value(group_name_en) as group_name_en,
        any_value(group_name_zh) as group_name_zh,
        count(*) as customer_count,
        sum(overdue_amount) as overdue_amount,
        sum(billed_amount_12m) as billed_amount,
        sum(billed_amount_12m) / nullif(sum(billed_month_count_12m), 0) as mean_bill_amount,
        -- Energy of a group that is not metered is unknown, not nothing.
        nullif(sum(energy_kwh_12m), 0) / nullif(sum(billed_month_count_12m), 0) as mean_energy_kwh,
        sum(on_time_bill_count_12m) / nullif(sum(due_bill_count_12m), 0) as on_time_rate,
        count(*) filter (overdue_amount > 0) / count(*) as overdue_customer_share,
        count(*) filter (is_in_default) / count(*) as default_share,
        avg(rated_score) as mean_score,
        coalesce(to_json(histogram(grade_code)), '{}')::varchar as grade_counts_json
    from members
    group by group_no
),

previous_sizes as (
    select group_key, count(*) as customer_count
    from mart.customer_group
    where period_key = $previous_period_key
        and theme_code = 'overall'
        and not (select is_grouping_new from mart.month_method where period_key = $period_key)
    group by group_key
)

select
    sizes.group_no,
    sizes.group_name_en,
    sizes.group_name_zh,
    sizes.customer_count,
    sizes.customer_count / (select sum(customer_count) from sizes) as customer_share,
    sizes.customer_count / (select sum(customer_count) from sizes)
        - previous_sizes.customer_count / (select sum(customer_count) from previous_sizes)
        as share_change,
    sizes.billed_amount / nullif((select sum(billed_amount) from sizes), 0) as billed_share,
    sizes.mean_bill_amount,
    sizes.mean_energy_kwh,
    sizes.on_time_rate,
    sizes.overdue_customer_share,
    sizes.overdue_amount,
    sizes.default_share,
    sizes.mean_score,
    sizes.grade_counts_json
from sizes
left join previous_sizes on previous_sizes.group_key = sizes.group_key
order by sizes.group_no;
