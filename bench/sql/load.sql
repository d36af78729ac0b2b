-- Hand-written: the files of some months into typed tables, and the checks that a careful person would add: what is
-- missing, out of range, of another type or there twice is refused and told; how many records of each file there were,
-- how many landed, and what their amounts add up to. (The SHA-256 of each file is taken in Bench.java.)
-- Grain:      as in the files.
-- Reads:      the files below {dir}.
-- Writes:     the temporary tables bill_read, payment_read, ... (rule is null: a good record); refused, file_count.
-- Parameters: dir.
-- Only bills and payments are written by people: their days and amounts come as words.
create or replace temp table bill_read as
select
    * replace (
        try_cast(due_on as date) as due_on,
        coalesce(
            try_cast(billed_amount as decimal(18, 2)),
            try_cast(replace(replace(billed_amount, '¥', ''), ',', '') as decimal(18, 2))
        ) as billed_amount
    ),
    due_on as due_on_text,
    billed_amount as billed_amount_text,
    case
        when bill_no is null or customer_no is null or billed_on is null or due_on is null or billed_amount is null
            then 'mandatory'
        when try_cast(due_on as date) is null then 'type of due_on'
        when try_cast(billed_amount as decimal(18, 2)) is null
            and try_cast(replace(replace(billed_amount, '¥', ''), ',', '') as decimal(18, 2)) is null
            then 'type of billed_amount'
        when try_cast(due_on as date) < billed_on then 'bill_due_not_before_billed'
        when energy_kwh < 0 then 'bill_energy_not_negative'
        when billed_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/bill/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'bill_no': 'varchar', 'customer_no': 'varchar', 'billed_on': 'date', 'due_on': 'varchar',
    'billed_amount': 'varchar', 'energy_kwh': 'decimal(18,3)', 'corrects_bill_no': 'varchar'
});

create or replace temp table payment_read as
select
    * replace (try_cast(paid_on as date) as paid_on),
    paid_on as paid_on_text,
    case
        when payment_no is null or customer_no is null or paid_on is null or paid_amount is null then 'mandatory'
        when try_cast(paid_on as date) is null then 'type of paid_on'
        when paid_amount <= 0 and reverses_payment_no is null then 'payment_amount_positive'
        when paid_amount >= 0 and reverses_payment_no is not null then 'payment_reversal_negative'
        when try_cast(paid_on as date) not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/payment/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'payment_no': 'varchar', 'customer_no': 'varchar', 'bill_no': 'varchar', 'reverses_payment_no': 'varchar',
    'paid_on': 'varchar', 'paid_amount': 'decimal(18,2)', 'channel_code': 'varchar'
});

create or replace temp table consumption_read as
select
    *,
    case
        when customer_no is null or consumed_on is null or energy_kwh is null then 'mandatory'
        when energy_kwh < 0 then 'consumption_energy_not_negative'
        when demand_kw_max < 0 then 'consumption_demand_not_negative'
        when power_factor not between 0 and 1 then 'consumption_power_factor_in_range'
        when day(consumed_on) <> 1 then 'consumption_on_first_of_month'
        when consumed_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/consumption/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'customer_no': 'varchar', 'consumed_on': 'date', 'energy_kwh': 'decimal(18,3)', 'demand_kw_max': 'decimal(18,3)',
    'power_factor': 'decimal(5,4)'
});

create or replace temp table credit_event_read as
select
    *,
    case
        when event_no is null or customer_no is null or event_code is null or occurred_on is null then 'mandatory'
        when event_code not in (
            'reminder', 'second_reminder', 'cut_notice', 'cut', 'reconnected', 'returned_payment',
            'broken_plan', 'write_off'
        ) then 'credit_event_known'
        when reversed_on < occurred_on then 'credit_event_reversed_not_before'
        when occurred_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/credit_event/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'event_no': 'varchar', 'customer_no': 'varchar', 'event_code': 'varchar', 'occurred_on': 'date',
    'event_amount': 'decimal(18,2)', 'reversed_on': 'date'
});

create or replace temp table instalment_read as
select
    *,
    case
        when plan_no is null or instalment_no is null or customer_no is null or due_on is null then 'mandatory'
        when instalment_amount is null or instalment_amount <= 0 then 'instalment_amount_positive'
        when due_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/instalment/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'plan_no': 'varchar', 'instalment_no': 'integer', 'customer_no': 'varchar', 'due_on': 'date',
    'instalment_amount': 'decimal(18,2)', 'paid_on': 'date'
});

create or replace temp table violation_read as
select
    *,
    case
        when violation_no is null or customer_no is null or found_on is null then 'mandatory'
        when violation_code is null or violation_code not in ('breach', 'theft') then 'violation_known'
        when found_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/violation/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'violation_no': 'varchar', 'customer_no': 'varchar', 'violation_code': 'varchar', 'found_on': 'date',
    'violation_amount': 'decimal(18,2)'
});

create or replace temp table accident_read as
select
    *,
    case
        when accident_no is null or customer_no is null or occurred_on is null then 'mandatory'
        when severity_code is null or severity_code not in ('trip', 'feeder', 'injury') then 'accident_severity_known'
        when occurred_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/accident/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'accident_no': 'varchar', 'customer_no': 'varchar', 'severity_code': 'varchar', 'occurred_on': 'date'
});

create or replace temp table contact_read as
select
    *,
    case
        when contact_no is null or customer_no is null or contacted_at is null then 'mandatory'
        when reason_code is null or reason_code not in ('outage', 'bill', 'complaint', 'service', 'other')
            then 'contact_reason_known'
        when contacted_at::date not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/contact/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'contact_no': 'varchar', 'customer_no': 'varchar', 'contacted_at': 'timestamp', 'channel_code': 'varchar',
    'reason_code': 'varchar'
});

create or replace temp table survey_read as
select
    *,
    case
        when survey_no is null or customer_no is null or surveyed_on is null then 'mandatory'
        when satisfaction_score not between 1 and 5 then 'survey_satisfaction_in_range'
        when expected_score not between 1 and 5 then 'survey_expected_in_range'
        when perceived_score not between 1 and 5 then 'survey_perceived_in_range'
        when surveyed_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/survey/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'survey_no': 'varchar', 'customer_no': 'varchar', 'surveyed_on': 'date', 'satisfaction_score': 'decimal(4,2)',
    'expected_score': 'decimal(4,2)', 'perceived_score': 'decimal(4,2)'
});

create or replace temp table survey_item_read as
select
    *,
    case
        when survey_no is null or item_code is null or customer_no is null or surveyed_on is null then 'mandatory'
        when expected_score not between 1 and 5 then 'survey_item_expected_in_range'
        when perceived_score not between 1 and 5 then 'survey_item_perceived_in_range'
        when with_code not in ('like', 'expect', 'neutral', 'tolerate', 'dislike') then 'survey_item_with_known'
        when without_code not in ('like', 'expect', 'neutral', 'tolerate', 'dislike')
            then 'survey_item_without_known'
        when surveyed_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/survey_item/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'survey_no': 'varchar', 'item_code': 'varchar', 'customer_no': 'varchar', 'surveyed_on': 'date',
    'expected_score': 'decimal(4,2)', 'perceived_score': 'decimal(4,2)', 'with_code': 'varchar',
    'without_code': 'varchar'
});

create or replace temp table security_read as
select
    *,
    case
        when security_no is null or customer_no is null or given_on is null then 'mandatory'
        when security_code is null or security_code not in ('deposit', 'guarantee', 'prepaid') then 'security_known'
        when security_amount is null or security_amount <= 0 then 'security_amount_positive'
    end as rule
from read_csv('{dir}/security/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'security_no': 'varchar', 'customer_no': 'varchar', 'security_code': 'varchar',
    'security_amount': 'decimal(18,2)', 'given_on': 'date', 'released_on': 'date'
});

create or replace temp table financial_statement_read as
select
    *,
    case
        when customer_no is null or statement_on is null or published_on is null then 'mandatory'
    end as rule
from read_csv('{dir}/financial_statement/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'customer_no': 'varchar', 'statement_on': 'date', 'published_on': 'date', 'total_assets': 'decimal(18,2)',
    'total_liabilities': 'decimal(18,2)', 'current_assets': 'decimal(18,2)', 'current_liabilities': 'decimal(18,2)',
    'net_profit': 'decimal(18,2)', 'equity': 'decimal(18,2)', 'loans_due_amount': 'decimal(18,2)',
    'loans_repaid_on_time_amount': 'decimal(18,2)'
});

create or replace temp table equipment_check_read as
select
    *,
    case
        when check_no is null or customer_no is null or due_on is null then 'mandatory'
        when check_code is null or check_code not in ('test', 'hazard') then 'equipment_check_known'
        when due_on not between date '1990-01-01' and current_date + 1096 then 'bounds'
    end as rule
from read_csv('{dir}/equipment_check/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'check_no': 'varchar', 'customer_no': 'varchar', 'check_code': 'varchar', 'due_on': 'date', 'done_on': 'date',
    'has_compensation_device': 'boolean'
});

create or replace temp table outage_read as
select
    *,
    case
        when outage_no is null or region_no is null or started_at is null or ended_at is null or is_planned is null
            then 'mandatory'
        when ended_at < started_at then 'outage_ended_not_before_started'
    end as rule
from read_csv('{dir}/outage/*.csv',
    header = true, auto_detect = false, delim = ',', quote = '"', filename = true, columns = {
    'outage_no': 'varchar', 'region_no': 'varchar', 'started_at': 'timestamp', 'ended_at': 'timestamp',
    'is_planned': 'boolean'
});

-- What is there twice: by a hash first, for hardly anything is.
update bill_read
set rule = 'repeated'
where rowid in (
    select rowid
    from bill_read
    where rule is null
        and hash(bill_no) in (
            select hash(bill_no) from bill_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by bill_no order by rowid) > 1
);

update payment_read
set rule = 'repeated'
where rowid in (
    select rowid
    from payment_read
    where rule is null
        and hash(payment_no) in (
            select hash(payment_no) from payment_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by payment_no order by rowid) > 1
);

update consumption_read
set rule = 'repeated'
where rowid in (
    select rowid
    from consumption_read
    where rule is null
        and hash(customer_no, consumed_on) in (
            select hash(customer_no, consumed_on) from consumption_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by customer_no, consumed_on order by rowid) > 1
);

update credit_event_read
set rule = 'repeated'
where rowid in (
    select rowid
    from credit_event_read
    where rule is null
        and hash(event_no) in (
            select hash(event_no) from credit_event_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by event_no order by rowid) > 1
);

update instalment_read
set rule = 'repeated'
where rowid in (
    select rowid
    from instalment_read
    where rule is null
        and hash(plan_no, instalment_no) in (
            select hash(plan_no, instalment_no) from instalment_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by plan_no, instalment_no order by rowid) > 1
);

update violation_read
set rule = 'repeated'
where rowid in (
    select rowid
    from violation_read
    where rule is null
        and hash(violation_no) in (
            select hash(violation_no) from violation_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by violation_no order by rowid) > 1
);

update accident_read
set rule = 'repeated'
where rowid in (
    select rowid
    from accident_read
    where rule is null
        and hash(accident_no) in (
            select hash(accident_no) from accident_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by accident_no order by rowid) > 1
);

update contact_read
set rule = 'repeated'
where rowid in (
    select rowid
    from contact_read
    where rule is null
        and hash(contact_no) in (
            select hash(contact_no) from contact_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by contact_no order by rowid) > 1
);

update survey_read
set rule = 'repeated'
where rowid in (
    select rowid
    from survey_read
    where rule is null
        and hash(survey_no) in (
            select hash(survey_no) from survey_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by survey_no order by rowid) > 1
);

update survey_item_read
set rule = 'repeated'
where rowid in (
    select rowid
    from survey_item_read
    where rule is null
        and hash(survey_no, item_code) in (
            select hash(survey_no, item_code) from survey_item_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by survey_no, item_code order by rowid) > 1
);

update security_read
set rule = 'repeated'
where rowid in (
    select rowid
    from security_read
    where rule is null
        and hash(security_no) in (
            select hash(security_no) from security_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by security_no order by rowid) > 1
);

update financial_statement_read
set rule = 'repeated'
where rowid in (
    select rowid
    from financial_statement_read
    where rule is null
        and hash(customer_no, statement_on) in (
            select hash(customer_no, statement_on) from financial_statement_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by customer_no, statement_on order by rowid) > 1
);

update equipment_check_read
set rule = 'repeated'
where rowid in (
    select rowid
    from equipment_check_read
    where rule is null
        and hash(check_no) in (
            select hash(check_no) from equipment_check_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by check_no order by rowid) > 1
);

update outage_read
set rule = 'repeated'
where rowid in (
    select rowid
    from outage_read
    where rule is null
        and hash(outage_no) in (
            select hash(outage_no) from outage_read where rule is null group by all
            having count(*) > 1
        )
    qualify row_number() over (partition by outage_no order by rowid) > 1
);


insert into refused
select 'bill', filename, rule, bill_read::varchar
from bill_read
where rule is not null
union all
select 'payment', filename, rule, payment_read::varchar
from payment_read
where rule is not null
union all
select 'consumption', filename, rule, consumption_read::varchar
from consumption_read
where rule is not null
union all
select 'credit_event', filename, rule, credit_event_read::varchar
from credit_event_read
where rule is not null
union all
select 'instalment', filename, rule, instalment_read::varchar
from instalment_read
where rule is not null
union all
select 'violation', filename, rule, violation_read::varchar
from violation_read
where rule is not null
union all
select 'accident', filename, rule, accident_read::varchar
from accident_read
where rule is not null
union all
select 'contact', filename, rule, contact_read::varchar
from contact_read
where rule is not null
union all
select 'survey', filename, rule, survey_read::varchar
from survey_read
where rule is not null
union all
select 'survey_item', filename, rule, survey_item_read::varchar
from survey_item_read
where rule is not null
union all
select 'security', filename, rule, security_read::varchar
from security_read
where rule is not null
union all
select 'financial_statement', filename, rule, financial_statement_read::varchar
from financial_statement_read
where rule is not null
union all
select 'equipment_check', filename, rule, equipment_check_read::varchar
from equipment_check_read
where rule is not null
union all
select 'outage', filename, rule, outage_read::varchar
from outage_read
where rule is not null;

-- Control counts.
insert into file_count
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    sum(billed_amount) filter (where rule is null) as landed_amount
from bill_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    sum(paid_amount) filter (where rule is null) as landed_amount
from payment_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    sum(energy_kwh) filter (where rule is null) as landed_amount
from consumption_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    sum(event_amount) filter (where rule is null) as landed_amount
from credit_event_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    sum(instalment_amount) filter (where rule is null) as landed_amount
from instalment_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    sum(violation_amount) filter (where rule is null) as landed_amount
from violation_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    null as landed_amount
from accident_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    null as landed_amount
from contact_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    null as landed_amount
from survey_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    null as landed_amount
from survey_item_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    sum(security_amount) filter (where rule is null) as landed_amount
from security_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    null as landed_amount
from financial_statement_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    null as landed_amount
from equipment_check_read
group by filename
union all
select
    filename as file_name, count(*) as read_count, count(*) filter (where rule is null) as landed_count,
    null as landed_amount
from outage_read
group by filename;
