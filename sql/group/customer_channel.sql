-- By which channels customers paid and got in touch over twelve months.
-- Grain:      one row per customer that paid or got in touch.
-- Reads:      star.fact_payment, star.fact_contact.
-- Writes:     the temporary table customer_channel: customer_key, paid_count (of payments whose channel is known),
--             app_count, bank_count, told_count (of contacts whose channel is known), phone_count.
-- Parameters: period_key, first_period_key (the first of the window's twelve months).
drop table if exists customer_channel;

create temp table customer_channel as
with
used as (
    select
        customer_key,
        count(*) as paid_count,
        count(*) filter (where channel_code = 'app') as app_count,
        count(*) filter (where channel_code = 'bank') as bank_count,
        0 as told_count,
        0 as phone_count
    from star.fact_payment
    where period_key between $first_period_key and $period_key
        and paid_amount > 0
        and channel_code is not null
    group by customer_key
    union all
    select
        customer_key,
        0,
        0,
        0,
        count(*),
        count(*) filter (where channel_code = 'phone')
    from star.fact_contact
    where period_key between $first_period_key and $period_key
        and channel_code is not null
    group by customer_key
)

select
    customer_key,
    sum(paid_count) as paid_count,
    sum(app_count) as app_count,
    sum(bank_count) as bank_count,
    sum(told_count) as told_count,
    sum(phone_count) as phone_count
from used
group by customer_key;
