-- What customers say of the service, and what they leave as security.
-- Grain:      see the tables.
-- Reads:      month, live, outage, customer, pledge.
-- Writes:     contact, survey, security.
-- Parameters: from_month_no, to_month_no (the months; 0 is the first).
create or replace table contact as
with
reason as (
    select
        n,
        month_text,
        i,
        customer_no,
        -- Who is strained asks about bills, who is sensitive complains.
        case
            when archetype = 'strained payer' and uniform(140, i, n) < 0.75 then 'bill'
            when uniform(140, i, n) < 0.40 then 'bill'
            when uniform(140, i, n) < 0.40 + 0.12 * service_sensitivity then 'complaint'
            when uniform(140, i, n) < 0.85 then 'service'
            else 'other'
        end as reason_code,
        first_on::timestamp + to_minutes(floor(uniform(141, i, n) * 38880)::integer) as contacted_at
    from live
    where uniform(142, i, n) < contact_rate
    union all
    -- Who is sensitive calls when the lights go out, all the more when nobody said so before.
    select
        live.n,
        live.month_text,
        live.i,
        live.customer_no,
        'outage',
        outage.started_at + to_minutes(5 + floor(uniform(143, live.i, live.n) * 300)::integer)
    from outage
    join live using (n, station_no)
    where uniform(144, live.i, live.n)
        < least(0.9, 0.09 * live.service_sensitivity ** 1.5 * case when outage.is_planned then 0.5 else 1 end)
)

select
    n,
    i,
    'K' || month_text || lpad(i::varchar, 8, '0') || left(reason_code, 2) as contact_no,
    customer_no,
    contacted_at,
    case
        when uniform(145, i, n) < 0.03 then null
        else word(['phone', 'phone', 'app', 'counter'], 146, i)
    end as channel_code,
    reason_code
from reason
order by n, i, contact_no;

create or replace table survey as
with
asked as (
    select
        live.*,
        -- The hours without light of the month; what is beyond eight is no worse.
        least(8, coalesce((epoch(outage.ended_at) - epoch(outage.started_at)) / 3600, 0)) as outage_hours
    from live
    left join outage using (n, station_no)
    -- A panel of one in sixteen is asked every few months, the others rarely.
    where uniform(150, live.i, live.n) < case when uniform(156, live.i, 0) < 0.06 then 0.3 else 0.002 end
)

select
    n,
    i,
    'S' || month_text || lpad(i::varchar, 8, '0') as survey_no,
    customer_no,
    first_on + 23 + floor(uniform(151, i, n) * 4)::integer as surveyed_on,
    case
        when uniform(152, i, n) > 0.05
            then least(5, greatest(1, round(
                4.2 + 0.25 * gaussian(157, i, 0) - 0.22 * service_sensitivity * outage_hours
                    + 0.35 * gaussian(153, i, n),
                1
            )))
    end::decimal(4, 2) as satisfaction_score,
    least(5, greatest(1, round(4.2 + 0.3 * gaussian(154, i, 0), 1)))::decimal(4, 2) as expected_score,
    least(5, greatest(1, round(3.9 - 0.22 * outage_hours + 0.4 * gaussian(155, i, n), 1)))::decimal(4, 2)
        as perceived_score
from asked
order by n, i;

create or replace table security as
select
    month.n,
    customer.i,
    'G' || lpad(customer.i::varchar, 8, '0') as security_no,
    customer.customer_no,
    pledge.security_code,
    pledge.security_amount,
    case when month.n = 0 then opened_on else greatest(opened_on, month.first_on) end as given_on,
    null::date as released_on
from month
cross join pledge
join customer using (i)
where month.n between $from_month_no and $to_month_no
    and opened_on <= month.last_on
    and (month.n = 0 or opened_on >= month.first_on)
order by month.n, customer.i;
