-- A small utility for the tests of reports: three closed months, of which the first has no grades, and an open one.
-- Grain:      as the tables.
-- Reads:      star.dim_customer, star.fact_customer_month, star.fact_credit_grade.
-- Writes:     star.*, audit.run.
-- Parameters: customer_count.
-- Whole-number arithmetic stands in for chance: the same customers on every machine.
insert into audit.run values
    (1, 'load sample', null, '2025-01-02 01:00:00+00', '2025-01-02 01:00:09+00', 'done', '0.1.0', 'x',
     '{"warehouse_currency":"CNY"}', null),
    (2, 'close 2024-12', 202412, '2025-01-02 01:10:00+00', null, 'running', '0.1.0', 'x',
     '{"warehouse_currency":"CNY"}', null);

insert into star.dim_period (
    period_key, month_no, first_on, last_on, status_code, closed_at, close_run_key
)
values
    (202410, 24298, date '2024-10-01', date '2024-10-31', 'closed', '2025-01-02 01:10:01+00', 2),
    (202411, 24299, date '2024-11-01', date '2024-11-30', 'closed', '2025-01-02 01:10:02+00', 2),
    (202412, 24300, date '2024-12-01', date '2024-12-31', 'closed', '2025-01-02 01:10:03+00', 2),
    (202501, 24301, date '2025-01-01', date '2025-01-31', 'open', null, null);

insert into star.period_edition (period_key, edition_no, closed_at, close_run_key, run_key)
select period_key, 1, closed_at, close_run_key, close_run_key
from star.dim_period
where status_code = 'closed';

delete from star.dim_customer_class;
insert into star.dim_customer_class (
    customer_class_code, population_code, class_order, class_name_en, class_name_zh
)
values
    ('residential', 'resident', 1, 'Residential', '居民'),
    ('commercial', 'enterprise', 2, 'Commercial', '商业'),
    ('industrial', 'enterprise', 3, 'Industrial', '工业'),
    ('agricultural', 'enterprise', 4, 'Agricultural', '农业'),
    ('unknown', 'enterprise', 5, 'Unknown', '未知');

delete from star.dim_grade;
insert into star.dim_grade (grade_code, grade_order, score_floor, grade_name_en, grade_name_zh)
values
    ('AAA', 1, 90, 'Excellent', '优秀'),
    ('AA', 2, 80, 'Good', '良好'),
    ('A', 3, 70, 'Fair', '较好'),
    ('B', 4, 60, 'Watch', '关注'),
    ('C', 5, 0, 'Weak', '较差'),
    ('D', 6, null, 'Default or veto', '违约或否决'),
    ('NR', 7, null, 'Not rated', '未评级');

delete from star.dim_gate;
insert into star.dim_gate (
    gate_code, gate_order, gate_kind_code, grade_code, condition_sql, gate_name_en, gate_name_zh
)
values
    ('default', 1, 'set', 'D', 'is_default', 'In default', '处于违约状态'),
    ('arrears', 2, 'cap', 'AA', 'overdue_amount > 0', 'Open arrears: not AAA', '存在欠费，不得评为 AAA');

insert into star.dim_region (
    region_key, region_no, region_level_code, parent_region_key, region_name, region_name_en, province_name,
    province_name_en, city_name, city_name_en, county_name, county_name_en, run_key
) values
    (1, 'P', 'province', null, '清江省', 'Qingjiang', '清江省', 'Qingjiang', null, null, null, null, 1),
    (2, 'C1', 'city', 1, '临江市', 'Linjiang', '清江省', 'Qingjiang', '临江市', 'Linjiang', null, null, 1),
    (3, 'C2', 'city', 1, '云山市', 'Yunshan', '清江省', 'Qingjiang', '云山市', 'Yunshan', null, null, 1),
    (4, 'C1A', 'county', 2, '东湖区', 'Donghu', '清江省', 'Qingjiang', '临江市', 'Linjiang', '东湖区', 'Donghu', 1),
    (5, 'C1B', 'county', 2, '西岭县', 'Xiling', '清江省', 'Qingjiang', '临江市', 'Linjiang', '西岭县', 'Xiling', 1),
    (6, 'C2A', 'county', 3, '南屏县', 'Nanping', '清江省', 'Qingjiang', '云山市', 'Yunshan', '南屏县', 'Nanping', 1);

insert into star.dim_customer
select
    i,
    i,
    '10' || lpad(i::varchar, 8, '0'),
    case i % 7
        when 0 then '王㛃'
        when 1 then '李䶮'
        when 2 then '临江市堃喆精密机械制造有限责任公司第二生产基地'
        when 3 then '张𠮷'
        when 4 then '云山农业专业合作社'
        when 5 then '陈静'
    end,
    case i % 7
        when 0 then 'Wang Jie'
        when 1 then 'Li Yan'
        when 2 then 'Linjiang Kunzhe Precision Machinery Manufacturing Co., Ltd., Second Production Base'
        when 3 then 'Zhang Ji'
        when 4 then 'Yunshan Farming Cooperative'
        when 5 then 'Chen Jing'
    end,
    case i % 7 when 2 then 'industrial' when 4 then 'agricultural' when 6 then 'commercial' else 'residential' end,
    case when i % 29 = 0 then 0 else 4 + i % 3 end,
    null,
    0.4,
    case i % 7 when 2 then 630 else 8 end,
    date '2020-01-01',
    null,
    date '2020-01-01',
    date '9999-12-31',
    true,
    true,
    false,
    1
from range(1, $customer_count + 1) as customers (i);

-- How badly a customer pays, 0 to 99, drifting a little from month to month.
create temp table conduct as
select
    customer_key,
    customer_class_code,
    period_key,
    (customer_key * 37 + (customer_key * customer_key) % 61 + (period_key - 202410) * (customer_key % 5 - 2) * 4) % 100
        as badness,
    case customer_class_code when 'industrial' then 18000 when 'agricultural' then 2400 when 'commercial' then 5200 else 260 end
        + (customer_key * 13) % 97 as bill_amount
from star.dim_customer
cross join (values (202410), (202411), (202412)) as months (period_key);

insert into star.fact_customer_month by name
select
    period_key,
    customer_key,
    customer_key as customer_version_key,
    customer_class_code,
    1 as bill_count,
    bill_amount as billed_amount,
    1 as due_bill_count,
    case when badness < 75 then 1 else 0 end as on_time_bill_count,
    case when badness < 75 then 0 else 1 end as late_bill_count,
    case when badness < 92 then 1 else 0 end as payment_count,
    case when badness < 92 then bill_amount else 0 end as paid_amount,
    case when badness < 92 then bill_amount else 0 end as settled_amount,
    case when badness < 75 then 0 else bill_amount * 5 end as late_amount_days,
    null as last_on_time_paid_on,
    case when badness < 60 then 0 when badness < 85 then bill_amount else bill_amount * (badness - 83) end as open_amount,
    case when badness < 75 then 0 when badness < 85 then bill_amount else bill_amount * (badness - 84) end as overdue_amount,
    0 as overdue_amount_days,
    case
        when badness < 75 then 0
        when badness < 85 then 12
        when badness < 90 then 45
        when badness < 95 then 75
        else 130
    end as arrears_days,
    case when badness < 75 then 0 else 5 end as event_points,
    case when badness > 97 then 1 else 0 end as cut_count,
    0 as write_off_count,
    0 as instalment_due_count,
    0 as instalment_kept_count,
    0 as breach_count,
    0 as theft_count,
    0 as injury_count,
    0 as contact_count,
    bill_amount / 0.6 as energy_kwh,
    null as energy_relative_ppm,
    null as energy_change_ppm,
    null as demand_rate_ppm,
    12 as bill_count_12m,
    12 as billed_month_count_12m,
    12 * (bill_amount) as billed_amount_12m,
    12 as due_bill_count_12m,
    12 * (case when badness < 75 then 1 else 0 end) as on_time_bill_count_12m,
    12 * (case when badness < 75 then 0 else 1 end) as late_bill_count_12m,
    12 * (case when badness < 92 then bill_amount else 0 end) as paid_amount_12m,
    12 * (case when badness < 92 then bill_amount else 0 end) as settled_amount_12m,
    12 * (case when badness < 75 then 0 else bill_amount * 5 end) as late_amount_days_12m,
    0 as instalment_due_count_12m,
    0 as instalment_kept_count_12m,
    0 as contact_count_12m,
    12 * bill_amount / 0.6 as energy_kwh_12m,
    badness >= 95 as is_default,
    2 as run_key
from conduct;

insert into star.dim_model values
    (1, 'k-means', 'all', 202411, 202411, $customer_count, null, 'x', 20240601, '{}', '{}', '{}', '0.1.0',
     '2025-01-02 01:10:02+00', 2);

insert into star.dim_group_theme (
    theme_code, theme_order, theme_name_en, theme_name_zh, algorithm_code, share_min, is_default_told, plain_name_en,
    plain_name_zh
)
values
    ('overall', 1, 'Value, demand and behaviour', '价值·需求·行为', 'k-means', 0.01, true, 'Ordinary', '一般'),
    ('channel', 2, 'Channel', '渠道', 'k-means', 0.01, false, 'Ordinary', '一般');

insert into star.dim_group (
    model_key, group_key, group_no, group_name_en, group_name_zh, customer_count, centre_json, profile_json
)
values
    (1, 1, 1, 'Large industry', '大型工业客户', 1, '[]', '{}'),
    (1, 2, 2, 'Steady households', '稳定居民客户', 1, '[]', '{}'),
    (1, 3, 3, 'Late payers', '缴费滞后客户', 1, '[]', '{}');

insert into star.fact_customer_group
select
    conduct.period_key,
    conduct.customer_key,
    1,
    case when conduct.bill_amount > 2000 then 1 when conduct.badness < 75 then 2 else 3 end,
    1.5,
    2,
    'overall'
from conduct
where conduct.period_key > 202410;

insert into star.fact_credit_grade
select
    period_key,
    customer_key,
    customer_key,
    case when customer_key % 41 = 0 then null else 100 - badness * 0.55 end,
    'NR',
    case
        when badness >= 95 then 'D'
        when customer_key % 41 = 0 then 'NR'
        when badness <= 18 then 'AAA'
        when badness <= 36 then 'AA'
        when badness <= 54 then 'A'
        when badness <= 72 then 'B'
        else 'C'
    end,
    null,
    case when badness >= 95 then 'default' when badness between 75 and 76 then 'hysteresis' else 'score' end,
    badness >= 95,
    null,
    null,
    null,
    null,
    null,
    2
from conduct
where period_key > 202410;

update star.fact_credit_grade
set previous_grade_code = previous.grade_code
from star.fact_credit_grade as previous
where star.fact_credit_grade.period_key = 202412
    and previous.period_key = 202411
    and previous.customer_key = star.fact_credit_grade.customer_key
    and previous.customer_key % 53 <> 0;

insert into audit.quality values
    (2, 202412, 1, 'bill_customer_known', 'fact_bill', 'customer_key', 'reference', 'stop',
     'in dim_customer.customer_key', 60, 0, null, null, 'pass', 'Every bill is of a known customer.',
     '每张账单均属于已登记的客户。'),
    (2, 202412, 2, 'bill_amount_plausible', 'fact_bill', 'billed_amount', 'range', 'quarantine',
     '>= -1000000, <= 100000000', 60, 2, null, null, 'quarantined',
     'No bill is above 100 million, and no credit above 1 million, whatever the class of the customer may be.',
     '单张账单不超过一亿，单笔退费不超过一百万。'),
    (2, 202412, 3, 'bill_count_steady', 'fact_bill', null, 'drift', 'warn', '+- 25 %', 60, null, 60, 100, 'warn',
     'The number of bills moves by at most 25% from month to month.', '账单数较上月变动不超过 25%。'),
    (2, 202412, 4, 'payment_channel_steady', 'fact_payment', 'channel_code', 'drift', 'warn', '+- 10 %', 1234567, null,
     0.017048, 0.02, 'pass', 'The share of payments without a channel moves by at most 10 points from month to month.',
     '未注明渠道的缴费占比较上月变动不超过 10 个百分点。'),
    (1, 202412, 1, 'bill_customer_known', 'fact_bill', 'customer_key', 'reference', 'stop',
     'in dim_customer.customer_key', 60, 5, null, null, 'stopped', 'Of an attempt that was stopped.', '此前未完成的结账。');

insert into audit.quarantine values
    (2, 202412, 'fact_bill', 'B-1', 'bill_amount_plausible', '{}', null),
    (2, 202412, 'fact_bill', 'B-2', 'bill_amount_plausible', '{}', null);

insert into audit.load_file values
    (1, 'sample', 'contact', 'contact/contact_202412.csv', 'x', 100, 13, 12, 1, 1);

insert into star.fact_contact values
    ('K-1', 1, 202412, '2024-12-05 08:00:00', 'phone', 'bill', 1, 1, 1, null);

-- As a close makes it; of nobody here is an indicator known.
create view mart.indicator as
select period_key, customer_key, 'PAY1' as indicator_code, 'payment' as dimension_code, null::double as indicator_value
from star.fact_indicator;
