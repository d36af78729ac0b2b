-- What an edit of the rules does to the work, by channel.
-- Grain:      one row per channel.
-- Reads:      service_tally.
-- Returns:    channel_code, before_count, after_count.
-- Parameters: none.
select
    channel_code,
    cast(sum(before_count) as bigint) as before_count,
    cast(sum(after_count) as bigint) as after_count
from service_tally
group by channel_code
order by channel_code;
