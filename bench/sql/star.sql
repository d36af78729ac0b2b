-- Hand-written: what was read into the facts. A customer of whom there are facts, but no row of its own, gets a place:
-- it is not rated.
-- Grain:      as in the files.
-- Reads:      the temporary tables of load.sql.
-- Writes:     customer_version, customer_id, bill, payment, consumption, credit_event, instalment, violation, accident,
--             contact, survey, survey_item, security, financial_statement, equipment_check, outage.
-- Parameters: none.
insert into customer_version by name
select
    (select max(customer_key) from customer_id) + row_number() over (order by customer_no) as customer_key,
    customer_no,
    'unknown' as customer_class_code,
    date '1900-01-01' as valid_from,
    date '9999-12-31' as valid_to,
    true as is_first,
    false as is_stated
from (
    select customer_no from bill_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from payment_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from consumption_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from credit_event_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from instalment_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from violation_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from accident_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from contact_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from survey_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from survey_item_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from security_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from financial_statement_read anti join customer_id using (customer_no) where rule is null
    union
    select customer_no from equipment_check_read anti join customer_id using (customer_no) where rule is null
);

insert into customer_id
select
    customer_no,
    customer_key,
    (md5_number_lower(concat_ws('/', customer_no, 20240601)) % 5)::integer,
    (md5_number_lower(concat_ws('/', customer_no, 20240601)) % 1000003)::integer
from customer_version
where not is_stated
    and customer_no not in (select customer_no from customer_id);

insert into bill
select
    id.customer_key, read.bill_no, year(read.billed_on) * 12 + month(read.billed_on) as month_no, read.billed_on,
    read.due_on, read.billed_amount, read.energy_kwh, read.corrects_bill_no
from bill_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into payment
select
    id.customer_key, read.payment_no, year(read.paid_on) * 12 + month(read.paid_on) as month_no, read.bill_no,
    read.paid_on, read.paid_amount, read.channel_code, read.reverses_payment_no
from payment_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into consumption
select
    id.customer_key, year(read.consumed_on) * 12 + month(read.consumed_on) as month_no, read.energy_kwh,
    read.demand_kw_max, read.power_factor
from consumption_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into credit_event
select
    id.customer_key, read.event_no, year(read.occurred_on) * 12 + month(read.occurred_on) as month_no,
    read.event_code, read.occurred_on, read.event_amount, read.reversed_on
from credit_event_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into instalment
select
    id.customer_key, read.plan_no, read.instalment_no, year(read.due_on) * 12 + month(read.due_on) as month_no,
    read.due_on, read.instalment_amount, read.paid_on
from instalment_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into violation
select
    id.customer_key, read.violation_no, year(read.found_on) * 12 + month(read.found_on) as month_no,
    read.violation_code, read.found_on, read.violation_amount
from violation_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into accident
select
    id.customer_key, read.accident_no, year(read.occurred_on) * 12 + month(read.occurred_on) as month_no,
    read.severity_code, read.occurred_on
from accident_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into contact
select
    id.customer_key, read.contact_no, year(read.contacted_at) * 12 + month(read.contacted_at) as month_no,
    read.contacted_at, read.channel_code, read.reason_code
from contact_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into survey
select
    id.customer_key, read.survey_no, year(read.surveyed_on) * 12 + month(read.surveyed_on) as month_no,
    read.surveyed_on, read.satisfaction_score, read.expected_score, read.perceived_score
from survey_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into survey_item
select
    id.customer_key, read.survey_no, read.item_code, year(read.surveyed_on) * 12 + month(read.surveyed_on) as month_no,
    read.surveyed_on, read.expected_score, read.perceived_score, read.with_code, read.without_code
from survey_item_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into equipment_check
select
    id.customer_key, read.check_no, year(read.due_on) * 12 + month(read.due_on) as month_no, read.check_code,
    read.due_on, read.done_on, read.has_compensation_device
from equipment_check_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into security
select id.customer_key, read.* exclude (customer_no, filename, rule)
from security_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into financial_statement
select id.customer_key, read.* exclude (customer_no, filename, rule)
from financial_statement_read as read
join customer_id as id using (customer_no)
where read.rule is null;

insert into outage
select * exclude (filename, rule)
from outage_read
where rule is null;

drop table bill_read;

drop table payment_read;

drop table consumption_read;

drop table credit_event_read;

drop table instalment_read;

drop table violation_read;

drop table accident_read;

drop table contact_read;

drop table survey_read;

drop table survey_item_read;

drop table security_read;

drop table financial_statement_read;

drop table equipment_check_read;

drop table outage_read;
