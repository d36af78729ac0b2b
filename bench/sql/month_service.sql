-- Hand-written: what the customers of a month are due by the service rules that ship, each rule's condition and turn as
-- a literal.
-- Grain:      one row per customer and service in service_action.
-- Reads:      customer_month, indicator, grade, customer_group, outage, region, equipment_check, service_rule, the
--             temporary tables customer_of_month and year_of_customer.
-- Writes:     service_action, the temporary table service_case.
-- Parameters: month_no, last_on.
create or replace temp table service_case as
with
planned as (
    select
        region_no,
        min(started_at)::date as outage_on,
        min(started_at)::date - date '{last_on}' as outage_in_days
    from outage
    semi join region using (region_no)
    where is_planned
        and started_at::date > date '{last_on}'
    group by region_no
),

inspected as (
    select customer_key, date '{last_on}' - max(done_on) as inspected_days_ago
    from equipment_check
    where done_on <= date '{last_on}'
    group by customer_key
)

select
    month.customer_key,
    version.region_no,
    planned.outage_on,
    case grade.grade_code
        when 'AAA' then 'high' when 'AA' then 'high' when 'A' then 'fair' when 'B' then 'fair' when 'C' then 'poor'
        when 'D' then 'default' else 'unrated'
    end as credit,
    case
        when indicator.val1 is not null then floor(1000 * percent_rank() over (
            partition by month.customer_class_code, indicator.val1 is null order by indicator.val1
        )) / 10
    end as value_percentile,
    case
        when year.energy_kwh > 0
            then floor(1000 * percent_rank() over (partition by year.energy_kwh > 0 order by year.energy_kwh)) / 10
    end as use_percentile,
    round(indicator.sen3, 4) as outage_sensitivity,
    case indicator.val3::integer when 4 then 'declining' end as stage,
    month.arrears_days,
    month.overdue_amount,
    case
        when before.overdue_amount > 0 then greatest(
            0, floor(1000 * (before.overdue_amount - month.overdue_amount) / before.overdue_amount) / 10
        )
    end as repaid_percent,
    indicator.pay3 as late_bills,
    indicator.con4 as conduct,
    planned.outage_in_days,
    inspected.inspected_days_ago,
    placed.group_no
from customer_month as month
join customer_of_month as version using (customer_key)
join year_of_customer as year using (customer_key)
join (from grade where month_no = {month_no}) as grade using (customer_key)
left join (from indicator where month_no = {month_no}) as indicator using (customer_key)
left join (from customer_month where month_no = {month_no} - 1) as before using (customer_key)
left join (from customer_group where month_no = {month_no}) as placed using (customer_key)
left join planned using (region_no)
left join inspected using (customer_key)
where month.month_no = {month_no}
    and month.is_stated;

insert into service_action
with
due as (
    select customer_key, region_no, outage_on, 'S1' as service_rule_code,
        concat('value_percentile ', value_percentile) as reason_text
    from service_case
    where value_percentile >= 90
        and (customer_key + {month_no}) % 12 = 0
    union all
    select customer_key, region_no, outage_on, 'S2' as service_rule_code,
        concat('value_percentile ', value_percentile) as reason_text
    from service_case
    where value_percentile >= 90
        and (customer_key + {month_no}) % 3 = 0
    union all
    select customer_key, region_no, outage_on, 'S3' as service_rule_code,
        concat('value_percentile ', value_percentile) as reason_text
    from service_case
    where value_percentile >= 90 and credit not in ('poor', 'default')
        and (customer_key + {month_no}) % 6 = 0
    union all
    select customer_key, region_no, outage_on, 'S4' as service_rule_code,
        concat('value_percentile ', value_percentile, ', ', 'conduct ', coalesce(conduct::varchar, 'unknown'))
            as reason_text
    from service_case
    where value_percentile >= 90 and (conduct < 1 or conduct is null)
        and (customer_key + {month_no}) % 12 = 0
    union all
    select customer_key, region_no, outage_on, 'S5' as service_rule_code,
        concat('value_percentile ', value_percentile) as reason_text
    from service_case
    where value_percentile >= 90
    union all
    select customer_key, region_no, outage_on, 'S6' as service_rule_code,
        concat('value_percentile ', value_percentile, ', ', 'outage_in_days ', outage_in_days) as reason_text
    from service_case
    where value_percentile >= 90 and outage_in_days < 46
    union all
    select customer_key, region_no, outage_on, 'S7' as service_rule_code,
        concat('value_percentile ', value_percentile) as reason_text
    from service_case
    where value_percentile >= 90
        and (customer_key + {month_no}) % 12 = 0
    union all
    select customer_key, region_no, outage_on, 'S8' as service_rule_code,
        concat('value_percentile ', value_percentile) as reason_text
    from service_case
    where value_percentile >= 90
        and (customer_key + {month_no}) % 12 = 0
    union all
    select customer_key, region_no, outage_on, 'S9' as service_rule_code,
        concat('overdue_amount ', overdue_amount, ', ', 'repaid_percent ', repaid_percent) as reason_text
    from service_case
    where overdue_amount >= 0.01 and repaid_percent >= 50
    union all
    select customer_key, region_no, outage_on, 'S10' as service_rule_code,
        concat('repaid_percent ', repaid_percent) as reason_text
    from service_case
    where repaid_percent >= 10
    union all
    select customer_key, region_no, outage_on, 'S11' as service_rule_code,
        concat('outage_sensitivity ', outage_sensitivity) as reason_text
    from service_case
    where outage_sensitivity >= 0.2
        and (customer_key + {month_no}) % 12 = 0
    union all
    select customer_key, region_no, outage_on, 'S12' as service_rule_code,
        concat('credit ', credit) as reason_text
    from service_case
    where credit = 'high'
        and (customer_key + {month_no}) % 6 = 0
    union all
    select customer_key, region_no, outage_on, 'S14' as service_rule_code,
        concat('outage_sensitivity ', outage_sensitivity, ', ', 'outage_in_days ', outage_in_days) as reason_text
    from service_case
    where outage_sensitivity >= 0.1 and outage_in_days < 46
    union all
    select customer_key, region_no, outage_on, 'S15' as service_rule_code,
        concat('credit ', credit) as reason_text
    from service_case
    where credit in ('poor', 'default')
        and (customer_key + {month_no}) % 6 = 0
    union all
    select customer_key, region_no, outage_on, 'S16' as service_rule_code,
        concat('credit ', credit) as reason_text
    from service_case
    where credit in ('poor', 'default')
        and (customer_key + {month_no}) % 3 = 0
    union all
    select customer_key, region_no, outage_on, 'S17' as service_rule_code,
        concat('credit ', credit, ', ',
            'inspected_days_ago ', coalesce(inspected_days_ago::varchar, 'unknown')) as reason_text
    from service_case
    where credit in ('poor', 'default') and (inspected_days_ago >= 365 or inspected_days_ago is null)
        and (customer_key + {month_no}) % 6 = 0
    union all
    select customer_key, region_no, outage_on, 'S18' as service_rule_code,
        concat('credit ', credit, ', ', 'arrears_days ', arrears_days, ', ',
            'overdue_amount ', overdue_amount) as reason_text
    from service_case
    where credit in ('poor', 'default') and arrears_days >= 30 and overdue_amount >= 0.01
    union all
    select customer_key, region_no, outage_on, 'S19' as service_rule_code,
        concat('late_bills ', late_bills) as reason_text
    from service_case
    where late_bills >= 6
        and (customer_key + {month_no}) % 6 = 0
    union all
    select customer_key, region_no, outage_on, 'S20' as service_rule_code,
        concat('credit ', credit, ', ', 'arrears_days ', arrears_days, ', ',
            'overdue_amount ', overdue_amount) as reason_text
    from service_case
    where credit = 'default' and arrears_days >= 31 and overdue_amount >= 0.01
    union all
    select customer_key, region_no, outage_on, 'S20_THEFT' as service_rule_code,
        concat('conduct ', conduct) as reason_text
    from service_case
    where conduct >= 100
        and (customer_key + {month_no}) % 6 = 0
    union all
    select customer_key, region_no, outage_on, 'S21' as service_rule_code,
        'everybody' as reason_text
    from service_case
    where (value_percentile < 90 or value_percentile is null)
        and (customer_key + {month_no}) % 12 = 0
    union all
    select customer_key, region_no, outage_on, 'S22' as service_rule_code,
        concat('credit ', credit, ', ', 'value_percentile ', value_percentile, ', ', 'stage ', stage) as reason_text
    from service_case
    where credit = 'high' and value_percentile >= 90 and stage = 'declining'
        and (customer_key + {month_no}) % 3 = 0
    union all
    select customer_key, region_no, outage_on, 'S23' as service_rule_code,
        concat('use_percentile ', use_percentile) as reason_text
    from service_case
    where use_percentile >= 20 and use_percentile < 90
        and (customer_key + {month_no}) % 12 = 0
    union all
    select customer_key, region_no, outage_on, 'S24' as service_rule_code,
        concat('use_percentile ', use_percentile) as reason_text
    from service_case
    where use_percentile >= 90
        and (customer_key + {month_no}) % 12 = 0
    union all
    select customer_key, region_no, outage_on, 'S25' as service_rule_code,
        concat('credit ', credit, ', ', 'group_no ', group_no) as reason_text
    from service_case
    where credit in ('high', 'fair') and group_no >= 1
        and (customer_key + {month_no}) % 12 = 0
)

select
    {month_no}, customer_key, service_rule_code, rule.service_code, region_no,
    case rule.lead_from_code
        when 'outage' then greatest(outage_on - rule.lead_days, date '{last_on}' + 1)
        else date '{last_on}' + rule.lead_days
    end,
    rule.priority, rule.channel_code, rule.owner_role_code, rule.is_adverse, reason_text
from due
join service_rule as rule using (service_rule_code);
