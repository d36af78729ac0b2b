-- What the staged customers are due by service rules. Of the actions of a service a customer gets the first, a floor
-- where none holds; a prohibition takes it away; it is due in one of its months, and at least as often as a floor asks,
-- by turns that the customer's key gives.
-- Grain:      one row per customer and service.
-- Reads:      service_case; the fragments matches (customer_key, service_rule_code and place_no, the lower the sooner,
--             of every rule that holds) and rules (the rules, as star.dim_service_rule has them).
-- Returns:    customer_key, service_rule_code, service_code, region_key, due_on, priority, channel_code,
--             owner_role_code, is_adverse.
-- Parameters: last_on, month_no (months since year 0, to take turns by).
with
held as (
    select
        matched.customer_key,
        matched.place_no,
        rule.service_rule_code,
        rule.kind_code,
        rule.rule_order,
        rule.service_code,
        rule.lead_days,
        rule.lead_from_code,
        rule.cadence_months,
        rule.priority,
        rule.is_adverse,
        rule.channel_code,
        rule.owner_role_code
    from (
{{matches}}
    ) as matched
    join {{rules}} as rule
        on rule.service_rule_code = matched.service_rule_code
),

bound as (
    select
        customer_key,
        service_code,
        count(*) filter (where kind_code = 'prohibition') as prohibition_count,
        coalesce(max(lead_days) filter (where kind_code = 'notice'), 0) as notice_days,
        min(cadence_months) filter (where kind_code = 'floor') as floor_months
    from held
    group by customer_key, service_code
),

placed as (
    select
        *,
        row_number() over (
            partition by customer_key, service_code
            order by case when kind_code = 'floor' then 1 else 0 end, place_no, rule_order
        ) as choice_no
    from held
    where kind_code in ('action', 'floor')
)

select
    placed.customer_key,
    placed.service_rule_code,
    placed.service_code,
    service_case.region_key,
    case placed.lead_from_code
        when 'outage' then greatest(
            coalesce(
                service_case.outage_on - greatest(placed.lead_days, bound.notice_days), $last_on + placed.lead_days
            ),
            $last_on + 1
        )
        when 'notice' then $last_on + greatest(
            placed.lead_days, bound.notice_days, coalesce(service_case.measure_notice_days, 0)
        )
        else $last_on + greatest(placed.lead_days, bound.notice_days)
    end as due_on,
    placed.priority,
    placed.channel_code,
    placed.owner_role_code,
    placed.is_adverse
from placed
join bound
    on bound.customer_key = placed.customer_key
    and bound.service_code = placed.service_code
join service_case
    on service_case.customer_key = placed.customer_key
where placed.choice_no = 1
    and bound.prohibition_count = 0
    and mod(
        placed.customer_key + $month_no,
        least(placed.cadence_months, coalesce(bound.floor_months, placed.cadence_months))
    ) = 0;
