-- What has landed: the days that each landing table spans, and how many of its rows fall into closed months.
-- Grain:      one row per landing table that has rows.
-- Reads:      landing.*.
-- Returns:    landing_table, first_on, last_on, row_count, closed_count.
-- Parameters: closed_through_on (last day of the last closed month).
with
landed as (
    select
        'bill' as landing_table,
        min(billed_on) as first_on,
        max(billed_on) as last_on,
        count(*) as row_count,
        count(*) filter (where billed_on <= $closed_through_on) as closed_count
    from landing.bill
    union all
    select
        'payment',
        min(paid_on),
        max(paid_on),
        count(*),
        count(*) filter (where paid_on <= $closed_through_on)
    from landing.payment
    union all
    select
        'consumption',
        min(consumed_on),
        max(consumed_on),
        count(*),
        count(*) filter (where consumed_on <= $closed_through_on)
    from landing.consumption
    union all
    select
        'credit_event',
        min(occurred_on),
        max(occurred_on),
        count(*),
        count(*) filter (where occurred_on <= $closed_through_on)
    from landing.credit_event
    union all
    select
        'instalment',
        min(due_on),
        max(due_on),
        count(*),
        count(*) filter (where due_on <= $closed_through_on)
    from landing.instalment
    union all
    select
        'violation',
        min(found_on),
        max(found_on),
        count(*),
        count(*) filter (where found_on <= $closed_through_on)
    from landing.violation
    union all
    select
        'financial_statement',
        min(coalesce(published_on, statement_on + 120)),
        max(coalesce(published_on, statement_on + 120)),
        count(*),
        count(*) filter (where coalesce(published_on, statement_on + 120) <= $closed_through_on)
    from landing.financial_statement
    union all
    select
        'equipment_check',
        min(due_on),
        max(due_on),
        count(*),
        count(*) filter (where due_on <= $closed_through_on)
    from landing.equipment_check
    union all
    select
        'accident',
        min(occurred_on),
        max(occurred_on),
        count(*),
        count(*) filter (where occurred_on <= $closed_through_on)
    from landing.accident
    union all
    select
        'outage',
        min(started_at::date),
        max(started_at::date),
        count(*),
        count(*) filter (where started_at::date <= $closed_through_on)
    from landing.outage
    union all
    select
        'contact',
        min(contacted_at::date),
        max(contacted_at::date),
        count(*),
        count(*) filter (where contacted_at::date <= $closed_through_on)
    from landing.contact
    union all
    select
        'survey',
        min(surveyed_on),
        max(surveyed_on),
        count(*),
        count(*) filter (where surveyed_on <= $closed_through_on)
    from landing.survey
    union all
    select
        'survey_item',
        min(surveyed_on),
        max(surveyed_on),
        count(*),
        count(*) filter (where surveyed_on <= $closed_through_on)
    from landing.survey_item
    union all
    select
        'security',
        min(given_on),
        max(given_on),
        count(*),
        count(*) filter (where given_on <= $closed_through_on)
    from landing.security
    union all
    select
        'customer_attribute',
        min(valid_from),
        max(valid_from),
        count(*),
        count(*) filter (where valid_from <= $closed_through_on)
    from landing.customer_attribute
    union all
    select
        'protection',
        min(began_on),
        max(began_on),
        count(*),
        count(*) filter (where began_on <= $closed_through_on)
    from landing.protection
    union all
    select
        'service_result',
        min(done_on),
        max(done_on),
        count(*),
        count(*) filter (where done_on <= $closed_through_on)
    from landing.service_result
    union all
    select
        'outcome',
        min(observed_on),
        max(observed_on),
        count(*),
        count(*) filter (where observed_on <= $closed_through_on)
    from landing.outcome
)

select landing_table, first_on, last_on, row_count, closed_count
from landed
where row_count > 0
order by landing_table;
