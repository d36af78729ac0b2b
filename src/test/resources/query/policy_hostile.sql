-- Thousands of customers more than the clerk sees, on whom casts, logarithms, roots, sums and dates fail.
insert into star.dim_customer
select
    100 + i, 100 + i, 'N' || (100 + i), 'SECRET' || i, 'SECRET', 'residential', 5, null, null, 9e14, null, null,
    date '2020-01-31', date '9999-12-31', true, true, false, 1
from range(5000) as given (i);
insert into mart.client
select
    100 + i, 2000000000 - i, case when i % 3 = 0 then 'SECRET' else '1e400' end,
    case when i % 2 = 0 then 'residential' else 'SECRET' end, case when i % 5 = 0 then '东城' else 'SECRET' end,
    case when i % 2 = 0 then date '5874897-12-31' else date '1581-01-01' end,
    case i % 4 when 0 then 0 when 1 then -1 when 2 then 1e308 else -1e308 end, 'SECRET'
from range(2500) as given (i);
insert into mart.client values
    (1, 1, '10', 'residential', '东城', date '2021-03-01', 0.5, 'SECRET'),
    (2, 2, '20', 'residential', '西城', date '2022-02-28', null, null),
    (3, 3, '30', 'industrial', '东城', date '2020-02-29', 1.25, 'SECRET'),
    (4, 4, '40', 'commercial', null, date '2024-01-31', 3.0, 'SECRET'),
    (5, 5, null, 'commercial', '西城', null, 100, 'SECRET');
insert into mart.client
select
    2600 + i, -2000000000 + i, null, 'SECRET', 'SECRET', null, 1e308, 'SECRET'
from range(2500) as given (i);
insert into mart.invoice
select
    100 + i, i, i % 7, 999999, case when i % 2 = 0 then 9999999999999999.99 else -9999999999999999.99 end, 2147483647,
    date '5874897-12-31', timestamp '294247-01-10 04:00:54', i % 2 = 0
from range(6000) as given (i);
insert into mart.invoice values
    (1, 1, 1, 202401, 100.10, 1, date '2024-01-31', timestamp '2024-01-31 10:15:00', true),
    (1, 2, 1, 202402, 99.95, 3, date '2024-02-29', timestamp '2024-03-01 00:00:00', true),
    (2, 3, 2, 202401, 7.00, null, date '2024-01-31', null, false),
    (3, 4, 3, 202401, 125.55, 12, date '2024-01-31', timestamp '2024-02-12 23:59:59', true),
    (3, 5, 3, 202402, 130.45, 7, date '2024-02-29', timestamp '2024-03-07 08:00:00', true),
    (4, 6, 4, 202402, 250.00, 95, date '2024-02-29', null, false),
    (5, 7, 5, 202402, 20.00, 2, date '2024-02-29', timestamp '2024-02-29 12:00:00.123456', null);
insert into mart.invoice
select
    3000 + i, -i, -i, -1, 0, 0, date '1581-01-01', null, null
from range(3000) as given (i);
