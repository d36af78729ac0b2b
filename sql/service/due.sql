-- What the staged customers are due by service rules. Of the actions of a service a customer gets the first, a floor
-- where none holds; a prohibition takes it away; it is due in one of its months, and at least as often as a floor asks,
-- by turns that the customer's key gives.
-- Grain:      one row per customer and service.
-- Reads:      service_case; the fragments matches (customer_key and service_rule_code of every rule that holds), rules
--             (the rules, as star.dim_service_rule has them) and places (service_rule_code and place_no, the lower the
--             sooner).
-- Returns:    customer_key, service_rule_code, service_code, region_key, due_on, priority, channel_code,
--             owner_role_code, is_adverse.
-- Parameters: last_on, month_no (months since year 0, to take turns by).
with
-- The order in which rules go first is the same for every customer, so that each has one number.
rule as (
    select
        rule.*,
        dense_rank() over (order by rule.service_code) as service_no,
        row_number() over (
            order by
                case when rule.kind_code = 'floor' then 1 else 0 end,
                place.place_no,
                rule.rule_order,
                rule.service_rule_code
        ) as choice_no
    from {{rules}} as rule
    join (
{{places}}
    ) as place
        on place.service_rule_code = rule.service_rule_code
),

-- What a rule that holds does to its service.
effect as (
    select
        service_rule_code,
        service_no,
        case when kind_code in ('action', 'floor') then choice_no end as choice_no,
        case when kind_code = 'prohibition' then 1 end as prohibition,
        case when kind_code = 'notice' then lead_days end as notice_days,
        case when kind_code = 'floor' then cadence_months end as floor_months
    from rule
),

bound as (
    select
        matched.customer_key,
        effect.service_no,
        min(effect.choice_no) as choice_no,
        count(effect.prohibition) as prohibition_count,
        coalesce(max(effect.notice_days), 0) as notice_days,
        min(effect.floor_months) as floor_months
    from (
{{matches}}
    ) as matched
    join effect
        on effect.service_rule_code = matched.service_rule_code
    group by matched.customer_key, effect.service_no
)

select
    bound.customer_key,
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
from bound
join rule as placed
    on placed.choice_no = bound.choice_no
join service_case
    on service_case.customer_key = bound.customer_key
where bound.prohibition_count = 0
    and mod(
        bound.customer_key + $month_no,
        least(placed.cadence_months, coalesce(bound.floor_months, placed.cadence_months))
    ) = 0;
