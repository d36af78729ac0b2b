-- How much of all that is open do the largest debtors owe?
-- 最大的欠费客户占全部欠费的多少？
-- Grain:      one row per tenth of the customers that owe, the largest debtors first.
-- Reads:      mart.customer_month.
-- Returns:    tenth_no, customer_count, open_amount, open_share, open_share_so_far.
-- Parameters: period (the month; default last_closed).
with ranked as (
    select open_amount, ntile(10) over (order by open_amount desc, customer_key) as tenth_no
    from mart.customer_month
    where period_key = :period and open_amount > 0
)

select
    tenth_no,
    count(*) as customer_count,
    sum(open_amount) as open_amount,
    round(sum(open_amount) / sum(sum(open_amount)) over (), 4) as open_share,
    round(
        sum(sum(open_amount)) over (order by tenth_no rows unbounded preceding) / sum(sum(open_amount)) over (), 4
    ) as open_share_so_far
from ranked
group by tenth_no
order by tenth_no;
