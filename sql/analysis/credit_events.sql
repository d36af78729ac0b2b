-- Which dunning and credit events were there, month by month?
-- 逐月有哪些催费和信用事件？
-- Grain:      one row per month and kind of event that was not withdrawn, the latest month first.
-- Reads:      mart.credit_event.
-- Returns:    period_key, event_code, event_count, customer_count, event_amount.
-- Parameters: period (the last month; default last_closed), months (how many with events; default 6).
select
    period_key,
    event_code,
    count(*) as event_count,
    count(distinct customer_key) as customer_count,
    sum(event_amount) as event_amount
from mart.credit_event
where period_key <= :period and reversed_on is null
group by period_key, event_code
qualify dense_rank() over (order by period_key desc) <= :months
order by period_key desc, event_count desc, event_code;
