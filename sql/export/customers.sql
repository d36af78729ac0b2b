-- How many customers were there, and what did they owe and pay?
-- Grain:      one row per row of sql/export/breakdown.sql.
-- Reads:      mart.customer_month, mart.portfolio_customer, mart.month_method.
-- Returns:    breakdown_code, the class or region, customer_count, bill_count, billed_amount, paid_amount,
--             settled_amount, open_amount, overdue_amount, credit_amount (null of months closed before
--             accounts were settled), rated_count, unstated_count, mean_score (of the rated),
--             risen_count and fallen_count (of those rated in both months), in_default_count,
--             default_month_count, cut_count, write_off_count.
-- Parameters: period_key.
with
breakdown as (
    {{breakdown}}
),

counted as (
    select
        snapshot.customer_class_code,
        snapshot.region_key,
        count(*) as customer_count,
        sum(snapshot.bill_count) as bill_count,
        sum(snapshot.billed_amount) as billed_amount,
        sum(snapshot.paid_amount) as paid_amount,
        sum(snapshot.settled_amount) as settled_amount,
        sum(snapshot.open_amount) as open_amount,
        sum(snapshot.overdue_amount) as overdue_amount,
        sum(snapshot.credit_amount) as credit_amount,
        count(*) filter (portfolio.is_rated) as rated_count,
        count(*) filter (not snapshot.is_stated) as unstated_count,
        count(portfolio.rated_score) as scored_count,
        sum(portfolio.rated_score) as score_sum,
        count(*) filter (portfolio.has_risen) as risen_count,
        count(*) filter (portfolio.has_fallen) as fallen_count,
        count(*) filter (portfolio.is_in_default) as in_default_count,
        count(*) filter (snapshot.is_default_month) as default_month_count,
        sum(snapshot.cut_count) as cut_count,
        sum(snapshot.write_off_count) as write_off_count
    from mart.customer_month as snapshot
    left join mart.portfolio_customer as portfolio
        on portfolio.period_key = snapshot.period_key
        and portfolio.customer_key = snapshot.customer_key
    where snapshot.period_key = $period_key
    group by snapshot.customer_class_code, snapshot.region_key
)

select
    breakdown.* exclude (of_class_code, of_region_key, place_no),
    sum(counted.customer_count)::bigint as customer_count,
    coalesce(sum(counted.bill_count), 0) as bill_count,
    coalesce(sum(counted.billed_amount), 0) as billed_amount,
    coalesce(sum(counted.paid_amount), 0) as paid_amount,
    coalesce(sum(counted.settled_amount), 0) as settled_amount,
    coalesce(sum(counted.open_amount), 0) as open_amount,
    coalesce(sum(counted.overdue_amount), 0) as overdue_amount,
    sum(counted.credit_amount) as credit_amount,
    sum(counted.rated_count)::bigint as rated_count,
    sum(counted.unstated_count)::bigint as unstated_count,
    round(sum(counted.score_sum) / nullif(sum(counted.scored_count), 0), 3) as mean_score,
    sum(counted.risen_count) filter (not method.is_grading_new)::bigint as risen_count,
    sum(counted.fallen_count) filter (not method.is_grading_new)::bigint as fallen_count,
    sum(counted.in_default_count)::bigint as in_default_count,
    sum(counted.default_month_count)::bigint as default_month_count,
    coalesce(sum(counted.cut_count), 0) as cut_count,
    coalesce(sum(counted.write_off_count), 0) as write_off_count
from counted
join breakdown
    on breakdown.of_class_code is not distinct from counted.customer_class_code
    and breakdown.of_region_key = counted.region_key
cross join (select is_grading_new from mart.month_method where period_key = $period_key) as method
group by all
order by min(breakdown.place_no);
