-- Hand-written: the registers of regions and customers, and every table that the months fill. The code lists of this
-- one utility (event points, classes, bands, weights, gates, the grade scale) are literals where they are used.
-- Grain:      as in the files; one row per version of a customer.
-- Reads:      region.csv and customer.csv below {dir}.
-- Writes:     region, customer_version, refused and the empty tables.
-- Parameters: dir.
create or replace table refused (table_name varchar, file_name varchar, rule varchar, record varchar);

create or replace table file_count (
    file_name varchar, read_count bigint, landed_count bigint, landed_amount decimal(38, 3)
);

create or replace table file_hash (file_name varchar, sha256 varchar);

create or replace table month_check (month_no integer, expectation varchar, found double, expected double);

create or replace table region as
select *
from read_csv('{dir}/region.csv', header = true, auto_detect = false, delim = ',', quote = '"', columns = {
    'region_no': 'varchar', 'parent_region_no': 'varchar', 'region_level_code': 'varchar',
    'region_name': 'varchar', 'region_name_en': 'varchar'
});

create or replace temp table customer_read as
select
    *,
    case
        when customer_no is null or customer_class_code is null then 'mandatory'
        when customer_class_code not in ('residential', 'commercial', 'industrial', 'agricultural')
            then 'customer_class_known'
        when contract_capacity_kva < 0 then 'customer_capacity_not_negative'
        when closed_on < opened_on then 'customer_closed_not_before_opened'
    end as rule
from read_csv('{dir}/customer.csv', header = true, auto_detect = false, delim = ',', quote = '"', columns = {
    'customer_no': 'varchar', 'customer_name': 'varchar', 'customer_name_en': 'varchar',
    'customer_class_code': 'varchar', 'region_no': 'varchar', 'industry_code': 'varchar',
    'voltage_kv': 'decimal(9,3)', 'contract_capacity_kva': 'decimal(18,3)', 'opened_on': 'date',
    'closed_on': 'date', 'valid_from': 'date'
});

insert into refused
select 'customer', 'customer.csv', rule, customer_read::varchar
from customer_read
where rule is not null;

-- What nobody states is unknown: of the first version, since when; of the last, until when.
create or replace table customer_version as
with
version as (
    select
        dense_rank() over (order by customer_no)::integer as customer_key,
        * exclude (valid_from, rule),
        coalesce(valid_from, opened_on, date '1900-01-01') as valid_from
    from customer_read
    where rule is null
)

select
    *,
    lead(valid_from, 1, date '9999-12-31') over (partition by customer_key order by valid_from) as valid_to,
    row_number() over (partition by customer_key order by valid_from) = 1 as is_first,
    true as is_stated
from version
order by customer_key, valid_from;

-- With the draw of each, by which cases to learn from are chosen, and dealt into folds.
create or replace table customer_id as
select
    customer_no,
    customer_key,
    md5_number_lower(concat_ws('/', customer_no, 20240601)) as draw,
    (md5_number_lower(concat_ws('/', customer_no, 20240601)) % 1000003)::integer as draw_no
from (select distinct customer_no, customer_key from customer_version);

create or replace table bill (
    customer_key integer, bill_no varchar, month_no integer, billed_on date, due_on date,
    billed_amount decimal(18, 2), energy_kwh decimal(18, 3), corrects_bill_no varchar
);

create or replace table payment (
    customer_key integer, payment_no varchar, month_no integer, bill_no varchar, paid_on date,
    paid_amount decimal(18, 2), channel_code varchar, reverses_payment_no varchar
);

create or replace table consumption (
    customer_key integer, month_no integer, energy_kwh decimal(18, 3), demand_kw_max decimal(18, 3),
    power_factor decimal(5, 4)
);

create or replace table credit_event (
    customer_key integer, event_no varchar, month_no integer, event_code varchar, occurred_on date,
    event_amount decimal(18, 2), reversed_on date
);

create or replace table instalment (
    customer_key integer, plan_no varchar, instalment_no integer, month_no integer, due_on date,
    instalment_amount decimal(18, 2), paid_on date
);

create or replace table violation (
    customer_key integer, violation_no varchar, month_no integer, violation_code varchar, found_on date,
    violation_amount decimal(18, 2)
);

create or replace table accident (
    customer_key integer, accident_no varchar, month_no integer, severity_code varchar, occurred_on date
);

create or replace table contact (
    customer_key integer, contact_no varchar, month_no integer, contacted_at timestamp, channel_code varchar,
    reason_code varchar
);

create or replace table survey_item (
    customer_key integer, survey_no varchar, item_code varchar, month_no integer, surveyed_on date,
    expected_score decimal(4, 2), perceived_score decimal(4, 2), with_code varchar, without_code varchar
);

create or replace table survey (
    customer_key integer, survey_no varchar, month_no integer, surveyed_on date, satisfaction_score decimal(4, 2),
    expected_score decimal(4, 2), perceived_score decimal(4, 2)
);

create or replace table security (
    customer_key integer, security_no varchar, security_code varchar, security_amount decimal(18, 2), given_on date,
    released_on date
);

create or replace table financial_statement (
    customer_key integer, statement_on date, published_on date, total_assets decimal(18, 2),
    total_liabilities decimal(18, 2), current_assets decimal(18, 2), current_liabilities decimal(18, 2),
    net_profit decimal(18, 2), equity decimal(18, 2), loans_due_amount decimal(18, 2),
    loans_repaid_on_time_amount decimal(18, 2)
);

create or replace table equipment_check (
    customer_key integer, check_no varchar, month_no integer, check_code varchar, due_on date, done_on date,
    has_compensation_device boolean
);

create or replace table outage (
    outage_no varchar, region_no varchar, started_at timestamp, ended_at timestamp, is_planned boolean
);

-- What is carried from month to month.
create or replace table bill_balance (
    month_no integer, customer_key integer, bill_no varchar, billed_on date, due_on date, billed_amount decimal(18, 2),
    paid_amount decimal(18, 2), paid_by_due decimal(18, 2), paid_by_grace decimal(18, 2)
);

create or replace table credit_balance (
    month_no integer, customer_key integer, money_code varchar, money_no varchar, bill_no varchar, received_on date,
    received_amount decimal(18, 2), credit_amount decimal(18, 2)
);

create or replace table settlement (
    month_no integer, customer_key integer, bill_no varchar, money_code varchar, money_no varchar, settled_on date,
    settled_amount decimal(18, 2), reversed_on date
);

create or replace table customer_month (
    month_no integer, customer_key integer, customer_class_code varchar, is_enterprise boolean, is_stated boolean,
    is_new boolean, opened_on date, closed_on date, contract_capacity_kva decimal(18, 3), bill_count integer,
    billed_amount decimal(18, 2), due_count integer, on_time_count integer, late_count integer,
    paid_amount decimal(18, 2), settled_amount decimal(18, 2), late_amount_days decimal(18, 2),
    open_amount decimal(18, 2), overdue_amount decimal(18, 2), overdue_amount_days decimal(18, 2),
    credit_amount decimal(18, 2), arrears_days integer, last_on_time_paid_on date, instalment_count integer,
    instalment_kept_count integer, contact_count integer, energy_kwh decimal(18, 3), energy_relative_ppm bigint,
    energy_change_ppm bigint, demand_rate_ppm bigint, is_default boolean
);

create or replace table indicator (
    month_no integer, customer_key integer, is_enterprise boolean,
    pay1 double, pay2 double, pay3 double, pay4 double, pay5 double, pay6 double, pay7 double, pay8 double,
    con1 double, con2 double, con3 double, con4 double, fin1 double, fin2 double, fin3 double, fin4 double,
    eqp1 double, eqp2 double, eqp3 double, eqp4 double, sec1 double, sen1 double, sen2 double, sen3 double,
    val1 double, val2 double, val3 double,
    pay1_points smallint, pay2_points smallint, pay3_points smallint, pay4_points smallint, pay5_points smallint,
    pay6_points smallint, pay7_points smallint, pay8_points smallint, con1_points smallint, con2_points smallint,
    con3_points smallint, con4_points smallint, fin1_points smallint, fin2_points smallint, fin3_points smallint,
    fin4_points smallint, eqp1_points smallint, eqp2_points smallint, eqp3_points smallint, eqp4_points smallint,
    sec1_points smallint
);

create or replace table grade (
    month_no integer, customer_key integer, index_score decimal(6, 3), score_grade_code varchar, grade_code varchar,
    previous_grade_code varchar, reason_code varchar, is_default boolean, discriminant_score double,
    default_probability double, credit_score decimal(9, 3), master_scale_code varchar
);

create or replace table customer_group (
    month_no integer, customer_key integer, group_no integer, centre_distance double
);

create or replace table service_action (
    month_no integer, customer_key integer, service_rule_code varchar, service_code varchar, region_no varchar,
    due_on date, priority integer, channel_code varchar, owner_role_code varchar, is_adverse boolean,
    reason_text varchar
);

create or replace table service_rule as
select
    service_rule_code, service_code, lead_days::integer as lead_days, lead_from_code, priority::integer as priority,
    channel_code, owner_role_code, is_adverse::boolean as is_adverse
from read_csv('warehouse/seeds/service_rule.csv', header = true, all_varchar = true);
