-- The planted truth of the months: stage of life, state of credit, and the true probabilities of what is to come.
-- Grain:      one row per customer under contract at a month's end.
-- Reads:      month, customer, state_month, strain_ahead, default_month, region, mean_outage.
-- Writes:     truth_month, default_month (who is in default at the end of which month), leaving_case (a year before the
--             last month, who may leave).
-- Parameters: from_month_no, to_month_no (the months; 0 is the first), month_count.
insert into default_month
select i, n
from state_month
where is_default
    and n between $from_month_no and $to_month_no
order by n, i;

create or replace table truth_month as
with
known as (
    select
        month.n,
        customer.i,
        customer.customer_no,
        customer.service_sensitivity,
        customer.station_no,
        case when month.n < customer.turn_n then customer.first_stage else customer.next_stage end as stage,
        customer.opened_on > (month.last_on - to_months(12))::date as is_new,
        state.phase,
        state.is_default,
        customer.strain_rate * case when month.n - state.default_exit_n < 24 then 2.5 else 1 end as strain_rate,
        ahead.months_5,
        ahead.months_7,
        ahead.months_8
    from month
    join state_month as state using (n)
    join customer using (i)
    join strain_ahead as ahead
        on ahead.city_no = customer.city_no
        and ahead.industry_no = customer.industry_no
        and ahead.n = month.n
    where month.n between $from_month_no and $to_month_no
        and customer.opened_on <= month.last_on
        and state.closed_n is null
),

rated as (
    select
        *,
        -- Of months of strain to come, half end in default; one default in three is known a month sooner, by a cut.
        case
            when phase = 3 then 1
            when phase = 2 then 1 - exp(-0.5 * strain_rate * months_5)
            when phase = 1 then 1 - 0.5 * exp(-0.5 * strain_rate * months_5)
            else 1 - exp(-0.5 * strain_rate * (0.65 * months_7 + 0.35 * months_8))
        end as default_probability
    from known
)

select
    n,
    i,
    customer_no,
    stage,
    is_new,
    phase,
    is_default,
    default_probability,
    1 - exp(
        -12 * 0.0009 * case stage when 'declining' then 3 when 'dormant' then 8 else 1 end
            * (1 + 0.6 * service_sensitivity * mean_outage.outage_rate)
    ) as leaving_probability
from rated
join mean_outage using (station_no)
order by n, i;

insert into leaving_case
select i, leaving_probability
from truth_month
where n = $month_count - 13
    and phase = 0
order by i;
