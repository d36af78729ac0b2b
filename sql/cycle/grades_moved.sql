-- How many customers a restatement moved, from which grade to which.
-- Grain:      one row per pair of grades, most customers first.
-- Reads:      mart.grade_restatement, mart.period, mart.credit_grade.
-- Returns:    from_grade_code, to_grade_code (null: not in that edition), moved_count, customer_count (of the month).
-- Parameters: period_key.
select
    moved.from_grade_code,
    moved.to_grade_code,
    count(*) as moved_count,
    (
        select count(*)
        from mart.credit_grade
        where period_key = $period_key
    ) as customer_count
from mart.grade_restatement as moved
join mart.period as period
    on period.period_key = moved.period_key
    and period.edition_no = moved.edition_no
where moved.period_key = $period_key
group by moved.from_grade_code, moved.to_grade_code
order by moved_count desc, moved.from_grade_code, moved.to_grade_code;
