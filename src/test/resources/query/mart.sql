create table mart.client (client_no integer, name varchar, class varchar, region varchar, opened_on date, rate double);
insert into mart.client values
    (1, '张三', 'residential', '东城', date '2021-03-01', 0.5),
    (2, '李四', 'residential', '西城', date '2022-02-28', null),
    (3, '国网''电厂', 'industrial', '东城', date '2020-02-29', 1.25),
    (4, 'Acme, "Ltd"', 'commercial', null, date '2024-01-31', -3.0),
    (5, null, 'commercial', '西城', null, 1e20);
create table mart.invoice (
    invoice_no integer, client_no integer, period integer, amount decimal(18, 2), days integer, due_on date,
    seen_at timestamp, paid boolean);
insert into mart.invoice values
    (1, 1, 202401, 100.10, 0, date '2024-01-31', timestamp '2024-01-31 10:15:00', true),
    (2, 1, 202402, 99.95, 3, date '2024-02-29', timestamp '2024-03-01 00:00:00', true),
    (3, 2, 202401, 7.00, null, date '2024-01-31', null, false),
    (4, 3, 202401, 125000.55, 12, date '2024-01-31', timestamp '2024-02-12 23:59:59', true),
    (5, 3, 202402, 130000.45, 7, date '2024-02-29', timestamp '2024-03-07 08:00:00', true),
    (6, 4, 202402, 2500.00, 95, date '2024-02-29', null, false),
    (7, 9, 202402, -20.00, 0, date '2024-02-29', timestamp '2024-02-29 12:00:00.123456', null);
comment on table mart.client is 'Five customers.';
