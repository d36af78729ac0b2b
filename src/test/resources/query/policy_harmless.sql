-- One customer more than the clerk sees, of whom nothing is odd.
insert into star.dim_customer values
    (9, 9, 'N9', '名9', 'Name 9', 'residential', 5, null, null, 100, date '2020-01-31', null, date '2020-01-31',
    date '9999-12-31', true, true, false, 1);
insert into mart.client values
    (1, 1, '10', 'residential', '东城', date '2021-03-01', 0.5, 'a'),
    (2, 2, '20', 'residential', '西城', date '2022-02-28', null, 'b'),
    (9, 9, '90', 'residential', '西城', date '2022-02-28', 1, 'c'),
    (3, 3, '30', 'industrial', '东城', date '2020-02-29', 1.25, 'd'),
    (4, 4, '40', 'commercial', null, date '2024-01-31', 3.0, 'e'),
    (5, 5, null, 'commercial', '西城', null, 100, 'f');
insert into mart.invoice values
    (1, 1, 1, 202401, 100.10, 1, date '2024-01-31', timestamp '2024-01-31 10:15:00', true),
    (1, 2, 1, 202402, 99.95, 3, date '2024-02-29', timestamp '2024-03-01 00:00:00', true),
    (2, 3, 2, 202401, 7.00, null, date '2024-01-31', null, false),
    (3, 4, 3, 202401, 125.55, 12, date '2024-01-31', timestamp '2024-02-12 23:59:59', true),
    (9, 9, 9, 202401, 1.00, 1, date '2024-01-31', null, true),
    (3, 5, 3, 202402, 130.45, 7, date '2024-02-29', timestamp '2024-03-07 08:00:00', true),
    (4, 6, 4, 202402, 250.00, 95, date '2024-02-29', null, false),
    (5, 7, 5, 202402, 20.00, 2, date '2024-02-29', timestamp '2024-02-29 12:00:00.123456', null);
