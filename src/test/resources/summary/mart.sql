-- Some six hundred rows whose columns are unknown here and there, and a table of areas in which one stands twice and one
-- is missing. Sums of ratio depend on the order in which they are taken.
create table mart.usage as
select
    cast(202401 + hash(i) % 5 as integer) as period_key,
    case hash(i, 1) % 6 when 0 then null when 1 then 'north' when 2 then 'south' when 3 then 'west' else 'east' end as area,
    case hash(i, 2) % 4 when 0 then null when 1 then 'home' else 'shop' end as class_code,
    case hash(i, 3) % 5 when 0 then null else hash(i, 3) % 2 = 0 end as is_late,
    case hash(i, 4) % 7 when 0 then null else date '2024-01-30' + cast(hash(i, 4) % 4 as integer) end as due_on,
    cast(hash(i, 5) % 3 as smallint) as level_no,
    cast(i as integer) as customer_key,
    case hash(i, 6) % 9 when 0 then null else cast(cast(hash(i, 6) % 200000 as integer) - 60000 as decimal(18, 2)) / 100 end
        ::decimal(18, 2) as amount,
    case hash(i, 7) % 9 when 0 then null else cast(hash(i, 7) % 900 as decimal(9, 3)) end as fee,
    case hash(i, 8) % 3 when 0 then null else cast(hash(i, 8) % 50 as integer) - 20 end as units,
    cast(hash(i, 9) % 1000000000000000 as bigint) as meter,
    case hash(i, 10) % 4 when 0 then null else 'note ' || hash(i, 10) % 30 end as note,
    cast(hash(i, 11) % 1000 as double) / 7 as ratio
from range(600) as rows (i);

create table mart.place (area varchar, country varchar, rank_no integer);

insert into mart.place values
    ('north', 'A', 1), ('south', 'A', 2), ('east', 'B', 3), ('east', 'B', 4), (null, 'C', 5), ('moon', 'D', 6);
