-- The forbidden rows of both homes come before, between and after these.
insert into star.dim_region
    (region_key, region_no, region_level_code, parent_region_key, region_name, region_name_en, run_key)
values
    (1, 'P', 'province', null, '省', 'Province', 1),
    (2, 'C1', 'county', 1, '东县', 'East', 1),
    (3, 'S1', 'station', 2, '东所', 'East station', 1),
    (4, 'C2', 'county', 1, '西县', 'West', 1),
    (5, 'S2', 'station', 4, '西所', 'West station', 1);
insert into star.dim_customer
select
    key, key, 'N' || key, '名' || key, 'Name ' || key, 'residential', 3, null, null, key * 37, date '2020-01-31',
    null, date '2020-01-31', date '9999-12-31', true, true, false, 1
from (values (1), (2), (3), (4), (5)) as given (key);
create table mart.client (
    customer_key integer, client_no integer, name varchar, class varchar, region varchar, opened_on date, rate double,
    secret varchar);
create table mart.invoice (
    customer_key integer, invoice_no integer, client_no integer, period integer, amount decimal(18, 2), days integer,
    due_on date, seen_at timestamp, paid boolean);
create table mart.tariff (tariff_no integer, price decimal(9, 4));
insert into mart.tariff values (1, 0.5283), (2, 0.6012);
