-- Hand-written: what is expected of a month before anything is made of it, in four looks. What must not be stops the
-- month; the rest is written down.
-- Grain:      one row per expectation that is only told, in month_check.
-- Reads:      bill, payment, consumption, credit_event, customer_version, region.
-- Writes:     month_check.
-- Parameters: month_no, last_on.
insert into month_check
with
customer as (
    select count(*) as lost_count
    from customer_version
    anti join region using (region_no)
    where is_stated
        and region_no is not null
)

select {month_no}, 'customer_region_known', lost_count, 0
from customer
union all
select {month_no}, 'region_parent_known', count(*), 0
from region
anti join region as above on above.region_no = region.parent_region_no
where region.parent_region_no is not null;

insert into month_check
with
unstated as (
    select customer_key
    from customer_version
    where not is_stated
),

total as (
    select
        month_no,
        count(*) as bill_count,
        avg(billed_amount) as mean_amount,
        sum(energy_kwh) as energy_kwh,
        count(*) filter (where billed_amount not between -1000000 and 100000000 or due_on < billed_on) as fault_count,
        count(unstated.customer_key) as unstated_count
    from bill
    left join unstated using (customer_key)
    where month_no between {month_no} - 1 and {month_no}
    group by month_no
),

pair as (
    select
        this.*, before.bill_count as bill_count_before, before.mean_amount as mean_amount_before,
        (select sum(energy_kwh) from consumption where month_no = {month_no} - 1) as metered_kwh
    from total as this
    left join total as before on before.month_no = this.month_no - 1
    where this.month_no = {month_no}
)

select {month_no}, 'bill_count_steady', bill_count, bill_count_before
from pair
union all
select {month_no}, 'bill_amount_steady', mean_amount, mean_amount_before
from pair
union all
select {month_no}, 'bill_energy_metered', energy_kwh, metered_kwh
from pair
union all
select {month_no}, 'bill_plausible', case when fault_count > 0 then error('bills out of range') else 0 end::double, 0
from pair
union all
select
    {month_no}, 'bill_customer_known',
    case when unstated_count > 0.01 * bill_count then error('bills of unknown customers') else unstated_count end
        ::double,
    0
from pair;

insert into month_check
with
unstated as (
    select customer_key
    from customer_version
    where not is_stated
),

total as (
    select
        month_no,
        count(*) as payment_count,
        count(*) filter (where channel_code is null) / count(*) as no_channel_share,
        max(paid_on) as last_paid_on,
        count(*) filter (where paid_amount not between -100000000 and 100000000) as fault_count,
        count(unstated.customer_key) as unstated_count
    from payment
    left join unstated using (customer_key)
    where month_no between {month_no} - 1 and {month_no}
    group by month_no
),

pair as (
    select this.*, before.no_channel_share as no_channel_share_before
    from total as this
    left join total as before on before.month_no = this.month_no - 1
    where this.month_no = {month_no}
)

select {month_no}, 'payment_channel_steady', no_channel_share, no_channel_share_before
from pair
union all
select {month_no}, 'payment_fresh', date '{last_on}' - last_paid_on, 20
from pair
union all
select
    {month_no}, 'payment_plausible', case when fault_count > 0 then error('payments out of range') else 0 end::double, 0
from pair
union all
select
    {month_no}, 'payment_customer_known',
    case when unstated_count > 0.01 * payment_count then error('payments of unknown customers') else unstated_count end
        ::double,
    0
from pair
union all
select {month_no}, 'payment_bill_own', count(*), 0
from payment
join bill using (bill_no)
where payment.month_no = {month_no}
    and payment.customer_key <> bill.customer_key
union all
select {month_no}, 'payment_booked_once', count(*), 0
from (
    select bill_no
    from payment
    where month_no = {month_no}
        and bill_no is not null
    group by bill_no, paid_on, paid_amount
    having count(*) > 1
);

insert into month_check
with
total as (
    select
        month_no,
        count(*) as reading_count,
        count(*) filter (where energy_kwh not between 0 and 100000000) as fault_count
    from consumption
    where month_no between {month_no} - 1 and {month_no}
    group by month_no
)

select {month_no}, 'consumption_count_steady', this.reading_count, before.reading_count
from total as this
left join total as before on before.month_no = this.month_no - 1
where this.month_no = {month_no}
union all
select
    {month_no}, 'consumption_plausible',
    case when fault_count > 0 then error('readings out of range') else 0 end::double, 0
from total
where month_no = {month_no};
