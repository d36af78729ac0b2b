-- What an edit of the rules does, by rule.
-- Grain:      one row per rule that gives anything under either.
-- Reads:      service_tally, service_moved.
-- Returns:    service_rule_code, before_count, after_count, lost_count (actions that were the rule's, and are not, or
--             are otherwise), gained_count, lost_customer_count, gained_customer_count.
-- Parameters: none.
with
tally as (
    select service_rule_code, sum(before_count) as before_count, sum(after_count) as after_count
    from service_tally
    group by service_rule_code
),

lost as (
    select
        before_rule_code as service_rule_code,
        count(*) as action_count,
        count(distinct customer_key) as customer_count
    from service_moved
    where before_rule_code is not null
    group by before_rule_code
),

gained as (
    select
        after_rule_code as service_rule_code,
        count(*) as action_count,
        count(distinct customer_key) as customer_count
    from service_moved
    where after_rule_code is not null
    group by after_rule_code
)

select
    tally.service_rule_code,
    cast(tally.before_count as bigint) as before_count,
    cast(tally.after_count as bigint) as after_count,
    coalesce(lost.action_count, 0) as lost_count,
    coalesce(gained.action_count, 0) as gained_count,
    coalesce(lost.customer_count, 0) as lost_customer_count,
    coalesce(gained.customer_count, 0) as gained_customer_count
from tally
left join lost
    on lost.service_rule_code = tally.service_rule_code
left join gained
    on gained.service_rule_code = tally.service_rule_code
order by tally.service_rule_code;
