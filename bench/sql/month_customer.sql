-- Hand-written: the month of every customer under contract, or with something to pay or credit still.
-- Grain:      one row per customer in customer_month.
-- Reads:      customer_version, the facts of the month, credit_balance, the temporary table bill_state, customer_month
--             of the months before.
-- Writes:     customer_month; the temporary tables bill_of_customer and customer_of_month.
-- Parameters: month_no, first_on, last_on.
-- Temporary tables, for the engine knows how large they are: it then keeps the narrow side of a join in memory.
create or replace temp table bill_of_customer as
select
    customer_key,
    count(*) filter (where is_new) as bill_count,
    coalesce(sum(billed_amount) filter (where is_new), 0) as billed_amount,
    count(*) filter (where is_due) as due_count,
    count(*) filter (where is_due and paid_by_due >= payable_amount) as on_time_count,
    count(*) filter (
        where due_on + 3 <= date '{last_on}'
            and paid_by_grace < payable_amount
            and (due_on + 3 >= date '{first_on}' or paid_by_grace_before >= payable_amount)
    ) as late_count,
    sum(paid_amount - paid_before) as settled_amount,
    sum(late_amount_days_now) as late_amount_days,
    sum(payable_amount - paid_amount) as open_amount,
    sum(case when is_past_due then payable_amount - paid_amount else 0 end) as overdue_amount,
    sum(case when is_past_due then (payable_amount - paid_amount) * (date '{last_on}' - due_on) else 0 end)
        as overdue_amount_days,
    max(case when is_past_due and paid_amount < payable_amount then date '{last_on}' - due_on else 0 end)
        as arrears_days,
    max(first_paid_on) filter (where first_paid_on <= due_on) as on_time_paid_on
from bill_state
group by customer_key;

create or replace temp table customer_of_month as
with
credit as (
    select customer_key, sum(credit_amount) as credit_amount
    from credit_balance
    where month_no = {month_no}
    group by customer_key
),

version as (
    select
        *,
        (opened_on is null or opened_on <= date '{last_on}') and (closed_on is null or closed_on >= date '{first_on}')
            as is_under_contract
    from customer_version
    where valid_to > date '{last_on}'
        and (valid_from <= date '{last_on}' or is_first)
)

select
    version.*, billed.* exclude (customer_key), credit.credit_amount, used.energy_kwh, used.demand_kw_max
from version
left join bill_of_customer as billed using (customer_key)
left join credit using (customer_key)
left join (from consumption where month_no = {month_no}) as used using (customer_key)
where is_under_contract
    or billed.customer_key is not null
    or credit.customer_key is not null;

insert into customer_month
with
paid as (
    select customer_key, sum(paid_amount) as paid_amount
    from payment
    where month_no = {month_no}
    group by customer_key
),

-- What few customers have.
rare as (
    select
        customer_key,
        sum(is_grave::integer) as grave_count,
        sum(instalment_count) as instalment_count,
        sum(instalment_kept_count) as instalment_kept_count,
        sum(contact_count) as contact_count
    from (
        select
            customer_key, event_code in ('cut', 'write_off') as is_grave, 0 as instalment_count,
            0 as instalment_kept_count, 0 as contact_count
        from credit_event
        where month_no = {month_no}
            and (reversed_on is null or reversed_on > date '{last_on}')
        union all
        select customer_key, false, 1, coalesce(paid_on <= due_on, false)::integer, 0
        from instalment
        where month_no = {month_no}
        union all
        select customer_key, false, 0, 0, 1
        from contact
        where month_no = {month_no}
    )
    group by customer_key
),

class as (
    select customer_class_code, (sum(energy_kwh) / count(energy_kwh))::decimal(18, 3) as energy_kwh_mean
    from customer_of_month
    group by customer_class_code
),

year_ago as (
    select customer_key, energy_kwh
    from customer_month
    where month_no = {month_no} - 12
),

arrived as (
    select customer_key
    from customer_of_month
    anti join (from customer_month where month_no = {month_no} - 1) using (customer_key)
),

-- Of who comes back, from the year before.
before as (
    select customer_key, last_on_time_paid_on
    from customer_month
    where month_no = {month_no} - 1
    union all
    select customer_key, max(last_on_time_paid_on)
    from customer_month
    where month_no between {month_no} - 12 and {month_no} - 2
        and customer_key in (select customer_key from arrived)
    group by customer_key
)

select
    {month_no},
    customer.customer_key,
    customer_class_code,
    customer_class_code in ('commercial', 'industrial', 'agricultural'),
    is_stated,
    coalesce(opened_on >= date '{first_on}' - interval 11 months, false),
    opened_on,
    closed_on,
    contract_capacity_kva,
    coalesce(bill_count, 0),
    coalesce(billed_amount, 0),
    coalesce(due_count, 0),
    coalesce(on_time_count, 0),
    coalesce(late_count, 0),
    coalesce(paid.paid_amount, 0),
    coalesce(settled_amount, 0),
    coalesce(late_amount_days, 0),
    coalesce(open_amount, 0),
    coalesce(overdue_amount, 0),
    coalesce(overdue_amount_days, 0),
    coalesce(credit_amount, 0),
    coalesce(arrears_days, 0),
    greatest(on_time_paid_on, before.last_on_time_paid_on),
    coalesce(instalment_count, 0),
    coalesce(instalment_kept_count, 0),
    coalesce(contact_count, 0),
    customer.energy_kwh,
    round(1e6 * customer.energy_kwh / nullif(energy_kwh_mean, 0))::bigint,
    case
        when customer.energy_kwh > 0 and year_ago.energy_kwh > 0
            then round(1e6 * ln(customer.energy_kwh::double / year_ago.energy_kwh::double))::bigint
    end,
    round(1e6 * demand_kw_max / nullif(contract_capacity_kva, 0))::bigint,
    coalesce(arrears_days >= 90 and overdue_amount >= 100, false) or coalesce(grave_count, 0) > 0
from customer_of_month as customer
join class using (customer_class_code)
left join paid using (customer_key)
left join rare using (customer_key)
left join before using (customer_key)
left join year_ago using (customer_key);
