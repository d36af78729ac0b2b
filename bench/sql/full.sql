-- Hand-written and tuned: the fourteen rolling indicators, the points of the twelve graded ones, the index score and its
-- grade for every customer and month at once, by one pass over the bills and windows over customer months. It has no
-- gates, no limit of promotion and no history of customers, which the product's full build has; discriminants and groups
-- follow in HandModels.java.
-- Grain:      one row per customer and month in graded.
-- Reads:      customer, bill, payment, consumption, credit_event, instalment, violation, contact.
-- Writes:     customer_id, fact_bill, fact_payment, fact_consumption, customer_month, indicator, value_of_month, graded.
-- Parameters: none.
create or replace table customer_id as
select
    customer_no,
    customer_class_code,
    contract_capacity_kva,
    row_number() over (order by customer_no)::integer as customer_key
from (
    select
        customer_no,
        arg_max(customer_class_code, coalesce(valid_from, date '1900-01-01')) as customer_class_code,
        arg_max(contract_capacity_kva, coalesce(valid_from, date '1900-01-01')) as contract_capacity_kva
    from customer
    group by customer_no
);

create or replace table fact_bill as
select
    id.customer_key, bill.bill_no, bill.billed_on, bill.due_on, bill.billed_amount, bill.energy_kwh,
    year(bill.billed_on) * 12 + month(bill.billed_on) as month_no
from bill
join customer_id as id using (customer_no);

create or replace table fact_payment as
select
    id.customer_key, payment.bill_no, payment.payment_no, payment.paid_on, payment.paid_amount,
    payment.channel_code, year(payment.paid_on) * 12 + month(payment.paid_on) as month_no
from payment
join customer_id as id using (customer_no);

create or replace table fact_consumption as
select
    id.customer_key, year(consumed_on) * 12 + month(consumed_on) as month_no, energy_kwh, demand_kw_max, power_factor
from consumption
join customer_id as id using (customer_no);

create or replace temp table bill_paid as
select
    bill.customer_key,
    bill.month_no,
    bill.due_on,
    bill.billed_amount,
    coalesce(sum(payment.paid_amount) filter (where payment.paid_on <= bill.due_on), 0) as paid_by_due,
    coalesce(sum(payment.paid_amount) filter (where payment.paid_on <= bill.due_on + 3), 0) as paid_by_grace,
    coalesce(sum(payment.paid_amount), 0) as paid_amount,
    max(payment.paid_on) as last_paid_on,
    coalesce(sum(payment.paid_amount * greatest(0, payment.paid_on - bill.due_on)), 0) as late_amount_days,
    max(payment.paid_on) filter (where payment.paid_on <= bill.due_on) as on_time_paid_on
from fact_bill as bill
left join fact_payment as payment on payment.bill_no = bill.bill_no
group by bill.bill_no, bill.customer_key, bill.month_no, bill.due_on, bill.billed_amount;

create or replace temp table arrears as
with
overdue as (
    select
        customer_key,
        due_on,
        billed_amount,
        year(due_on) * 12 + month(due_on) as from_month_no,
        case
            when paid_amount >= billed_amount then year(last_paid_on) * 12 + month(last_paid_on) - 1
            else (select max(month_no) from fact_bill)
        end as to_month_no
    from bill_paid
    where paid_by_due < billed_amount
),

month as (
    select customer_key, due_on, billed_amount, unnest(range(from_month_no, to_month_no + 1)) as month_no
    from overdue
    where to_month_no >= from_month_no
)

select
    customer_key,
    month_no,
    sum(billed_amount) as overdue_amount,
    max(last_day(make_date((month_no - 1) // 12, (month_no - 1) % 12 + 1, 1)) - due_on) as arrears_days
from month
group by customer_key, month_no;

create or replace table customer_month as
with
bill_month as (
    select
        customer_key,
        month_no,
        count(*) as bill_count,
        sum(billed_amount) as billed_amount,
        count(*) filter (where paid_by_due >= billed_amount) as on_time_count,
        count(*) filter (where paid_by_grace < billed_amount) as late_count,
        sum(late_amount_days) as late_amount_days,
        max(on_time_paid_on) as on_time_paid_on
    from bill_paid
    group by customer_key, month_no
),

paid_month as (
    select customer_key, month_no, sum(paid_amount) as paid_amount
    from fact_payment
    group by customer_key, month_no
),

event_month as (
    select
        id.customer_key,
        year(occurred_on) * 12 + month(occurred_on) as month_no,
        sum(case event_code
            when 'reminder' then 5 when 'second_reminder' then 15 when 'cut_notice' then 30 when 'cut' then 60
            when 'returned_payment' then 20 when 'broken_plan' then 25 when 'write_off' then 100 else 0
        end) as event_points
    from credit_event
    join customer_id as id using (customer_no)
    group by id.customer_key, month_no
),

instalment_month as (
    select
        id.customer_key,
        year(due_on) * 12 + month(due_on) as month_no,
        count(*) as instalment_due_count,
        count(*) filter (where paid_on <= due_on) as instalment_kept_count
    from instalment
    join customer_id as id using (customer_no)
    group by id.customer_key, month_no
),

violation_month as (
    select
        id.customer_key,
        year(found_on) * 12 + month(found_on) as month_no,
        sum(case violation_code when 'theft' then 100 else 1 end) as violation_points
    from violation
    join customer_id as id using (customer_no)
    group by id.customer_key, month_no
),

contact_month as (
    select id.customer_key, year(contacted_at) * 12 + month(contacted_at) as month_no, count(*) as contact_count
    from contact
    join customer_id as id using (customer_no)
    group by id.customer_key, month_no
)

select
    bill_month.*,
    coalesce(paid_month.paid_amount, 0) as paid_amount,
    coalesce(arrears.overdue_amount, 0) as overdue_amount,
    coalesce(arrears.arrears_days, 0) as arrears_days,
    coalesce(event_month.event_points, 0) as event_points,
    coalesce(instalment_month.instalment_due_count, 0) as instalment_due_count,
    coalesce(instalment_month.instalment_kept_count, 0) as instalment_kept_count,
    coalesce(violation_month.violation_points, 0) as violation_points,
    coalesce(contact_month.contact_count, 0) as contact_count,
    id.customer_class_code,
    consumption.energy_kwh,
    consumption.demand_kw_max / nullif(id.contract_capacity_kva, 0) as demand_rate
from bill_month
join customer_id as id using (customer_key)
left join paid_month using (customer_key, month_no)
left join arrears using (customer_key, month_no)
left join event_month using (customer_key, month_no)
left join instalment_month using (customer_key, month_no)
left join violation_month using (customer_key, month_no)
left join contact_month using (customer_key, month_no)
left join fact_consumption as consumption using (customer_key, month_no)
order by customer_key, month_no;

create or replace table indicator as
with
class_month as (
    select customer_class_code, month_no, avg(energy_kwh) as energy_kwh_mean
    from customer_month
    group by customer_class_code, month_no
),

relative as (
    select
        customer_month.*,
        customer_month.energy_kwh::double / nullif(class_month.energy_kwh_mean, 0) as energy_relative,
        customer_month.energy_kwh::double / nullif(
            lag(customer_month.energy_kwh::double, 12) over (
                partition by customer_month.customer_key
                order by customer_month.month_no
            ),
            0
        ) as energy_change
    from customer_month
    join class_month using (customer_class_code, month_no)
)

select
    customer_key,
    month_no,
    customer_class_code,
    100.0 * sum(on_time_count) over year / sum(bill_count) over year as pay1,
    (sum(late_amount_days) over year)::double / nullif(sum(paid_amount) over year, 0)::double as pay2,
    sum(late_count) over year as pay3,
    arrears_days as pay4,
    overdue_amount::double / nullif(sum(billed_amount) over year / count(*) over year, 0)::double as pay5,
    sum(event_points) over half_year + (sum(event_points) over year - sum(event_points) over half_year) / 2 as pay6,
    100 * (sum(paid_amount) over year)::double / nullif(sum(billed_amount) over year, 0)::double as pay7,
    100.0 * sum(instalment_kept_count) over year / nullif(sum(instalment_due_count) over year, 0) as pay8,
    median(energy_change) over year as con1,
    stddev_samp(energy_relative) over year / nullif(avg(energy_relative) over year, 0) as con2,
    max(demand_rate) over year as con3,
    sum(violation_points) over three_years as con4,
    sum(billed_amount) over year - 0.38 * sum(energy_kwh) over year - 6 * sum(contact_count) over year as val1,
    last_day(make_date((month_no - 1) // 12, (month_no - 1) % 12 + 1, 1)) - max(on_time_paid_on) over life as recency,
    sum(on_time_count) over year as frequency,
    sum(billed_amount) over year as money
from relative
window
    half_year as (partition by customer_key order by month_no rows between 5 preceding and current row),
    year as (partition by customer_key order by month_no rows between 11 preceding and current row),
    three_years as (partition by customer_key order by month_no rows between 35 preceding and current row),
    life as (partition by customer_key order by month_no rows unbounded preceding);

-- Recency, frequency and money by the quintiles of the class.
create or replace table value_of_month as
with
bound as (
    select
        customer_class_code,
        month_no,
        quantile_disc(recency, [0.2, 0.4, 0.6, 0.8]) as recency,
        quantile_disc(frequency, [0.2, 0.4, 0.6, 0.8]) as frequency,
        quantile_disc(money, [0.2, 0.4, 0.6, 0.8]) as money
    from indicator
    group by customer_class_code, month_no
)

select
    indicator.customer_key,
    indicator.month_no,
    indicator.val1,
    coalesce(
        5 - (indicator.recency > bound.recency[1])::integer - (indicator.recency > bound.recency[2])::integer
            - (indicator.recency > bound.recency[3])::integer - (indicator.recency > bound.recency[4])::integer,
        1
    )
        + 2 + (indicator.frequency > bound.frequency[1])::integer + (indicator.frequency > bound.frequency[2])::integer
        + (indicator.frequency > bound.frequency[3])::integer + (indicator.frequency > bound.frequency[4])::integer
        + (indicator.money > bound.money[1])::integer + (indicator.money > bound.money[2])::integer
        + (indicator.money > bound.money[3])::integer + (indicator.money > bound.money[4])::integer as val2
from indicator
join bound using (customer_class_code, month_no);

create or replace table graded as
with
points as (
    select
        customer_key,
        month_no,
        case when pay1 >= 99 then 100 when pay1 >= 95 then 80 when pay1 >= 90 then 60 when pay1 >= 80 then 30 else 0 end as p1,
        case when pay2 <= 0 then 100 when pay2 <= 3 then 80 when pay2 <= 10 then 60 when pay2 <= 30 then 30 else 0 end as p2,
        case when pay3 <= 0 then 100 when pay3 <= 1 then 80 when pay3 <= 2 then 60 when pay3 <= 5 then 30 else 0 end as p3,
        case when pay4 <= 0 then 100 when pay4 <= 30 then 80 when pay4 <= 60 then 60 when pay4 <= 90 then 30 else 0 end as p4,
        case when pay5 <= 0 then 100 when pay5 <= 0.25 then 80 when pay5 <= 0.5 then 60 when pay5 <= 1 then 30 else 0 end as p5,
        case when pay6 <= 0 then 100 when pay6 <= 5 then 80 when pay6 <= 20 then 60 when pay6 <= 50 then 30 else 0 end as p6,
        case when pay7 >= 100 then 100 when pay7 >= 99.5 then 80 when pay7 >= 98 then 60 when pay7 >= 95 then 30 else 0 end as p7,
        case when pay8 is null then null when pay8 >= 100 then 100 when pay8 >= 95 then 80 when pay8 >= 85 then 60
            when pay8 >= 70 then 30 else 0 end as p8,
        case when con1 is null then null when con1 >= 1.05 then 100 when con1 >= 0.95 then 80 when con1 >= 0.85 then 60
            when con1 >= 0.7 then 30 else 0 end as c1,
        case when con2 is null then null when con2 <= 0.1 then 100 when con2 <= 0.2 then 80 when con2 <= 0.35 then 60
            when con2 <= 0.5 then 30 else 0 end as c2,
        case when con3 is null then null when con3 <= 0.9 then 100 when con3 <= 1 then 80 when con3 <= 1.05 then 60
            when con3 <= 1.2 then 30 else 0 end as c3,
        case when con4 <= 0 then 100 when con4 <= 1 then 60 when con4 <= 2 then 30 else 0 end as c4
    from indicator
),

scored as (
    select
        *,
        (70 * (p1 + p2 + p3 + p4 + p5 + p6 + p7 + coalesce(p8, 0)) / (7 + (p8 is not null)::integer)
            + 15 * (coalesce(c1, 0) + coalesce(c2, 0) + coalesce(c3, 0) + c4)
                / (1 + (c1 is not null)::integer + (c2 is not null)::integer + (c3 is not null)::integer)) / 85
            as score
    from points
)

select
    *,
    case when score >= 90 then 'AAA' when score >= 80 then 'AA' when score >= 70 then 'A' when score >= 60 then 'B'
        else 'C' end as grade_code
from scored;

checkpoint;
