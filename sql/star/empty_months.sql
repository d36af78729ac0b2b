-- Where open months lie empty between months with facts: a wrong year makes many of them.
-- Grain:      one row per stretch of empty months, the longest first.
-- Reads:      star.dim_period, the facts by the fragment fact_months.
-- Returns:    before_period_key and after_period_key (the months with facts on either side), month_count (empty ones
--             between them), before_count and after_count (facts of all months on either side).
-- Parameters: none; the fragment fact_months gives period_key and row_count of every fact.
with
fact_month as (
    select period_key, sum(row_count) as row_count
    from (
{{fact_months}}
    ) as fact
    group by period_key
),

followed as (
    select
        period.period_key,
        period.month_no,
        lead(period.period_key) over (order by period.month_no) as next_period_key,
        lead(period.month_no) over (order by period.month_no) as next_month_no,
        sum(fact_month.row_count) over (order by period.month_no) as before_count,
        sum(fact_month.row_count) over () as total_count
    from star.dim_period as period
    join fact_month using (period_key)
)

select
    followed.period_key as before_period_key,
    followed.next_period_key as after_period_key,
    followed.next_month_no - followed.month_no - 1 as month_count,
    followed.before_count::bigint as before_count,
    (followed.total_count - followed.before_count)::bigint as after_count
from followed
where followed.next_month_no > followed.month_no + 1
    and exists (
        select 1
        from star.dim_period as empty_month
        where empty_month.month_no > followed.month_no
            and empty_month.month_no < followed.next_month_no
            and empty_month.status_code = 'open'
    )
order by month_count desc, before_period_key;
