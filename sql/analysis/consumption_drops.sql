-- Whose use fell far below that of the same month of the year before?
-- 谁的用电量远低于上年同月？
-- Grain:      one row per customer, the deepest fall first.
-- Reads:      mart.consumption, mart.credit_grade.
-- Returns:    customer_no, customer_name, customer_class_code, grade_code, energy_kwh_year_ago, energy_kwh,
--             change_share.
-- Parameters: period (the month; default last_closed), fall (the least fall, 0 to 1; default 0.5),
--             energy (kWh that were used at least; default 100), rows (how many; default 100).
select
    grade.customer_no,
    grade.customer_name,
    grade.customer_class_code,
    grade.grade_code,
    earlier.energy_kwh as energy_kwh_year_ago,
    later.energy_kwh,
    round(later.energy_kwh / earlier.energy_kwh - 1, 4) as change_share
from mart.consumption as later
inner join mart.consumption as earlier
    on earlier.customer_key = later.customer_key and earlier.period_key = later.period_key - 100
inner join mart.credit_grade as grade
    on grade.customer_key = later.customer_key and grade.period_key = later.period_key
where later.period_key = :period
    and earlier.energy_kwh >= :energy
    and earlier.energy_kwh > 0
    and later.energy_kwh <= earlier.energy_kwh * (1 - :fall)
order by change_share, grade.customer_no
limit :rows;
