-- Adds what the staged customers of a month are due by two tables of rules.
-- Grain:      one row per rule and channel; one row per customer and service that is moved.
-- Reads:      service_case; the fragments before and after, which are due.sql under the rules in force and those
--             edited.
-- Writes:     the temporary tables service_pair, service_tally and service_moved.
-- Parameters: those of before and after.
drop table if exists service_pair;

create temp table service_pair as
with
before as (
{{before}}
),

after as (
{{after}}
)

select
    coalesce(before.customer_key, after.customer_key) as customer_key,
    before.service_rule_code as before_rule_code,
    before.channel_code as before_channel_code,
    after.service_rule_code as after_rule_code,
    after.channel_code as after_channel_code,
    before.service_rule_code is distinct from after.service_rule_code
        or before.due_on is distinct from after.due_on
        or before.channel_code is distinct from after.channel_code
        or before.owner_role_code is distinct from after.owner_role_code as is_moved
from before
full join after
    on after.customer_key = before.customer_key
    and after.service_code = before.service_code;

insert into service_tally (service_rule_code, channel_code, before_count, after_count)
select before_rule_code, before_channel_code, count(*), 0
from service_pair
where before_rule_code is not null
group by before_rule_code, before_channel_code
union all
select after_rule_code, after_channel_code, 0, count(*)
from service_pair
where after_rule_code is not null
group by after_rule_code, after_channel_code;

insert into service_moved (customer_key, before_rule_code, after_rule_code)
select customer_key, before_rule_code, after_rule_code
from service_pair
where is_moved;

drop table service_pair;
