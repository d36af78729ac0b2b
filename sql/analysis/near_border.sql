-- Whose score is a few points from another grade?
-- 谁的评分离另一个等级只差几分？
-- Grain:      one row per customer and border of a grade within reach, the nearest first.
-- Reads:      mart.credit_grade, mart.month_grade.
-- Returns:    customer_no, customer_name, grade_code, index_score, border_grade_code, border_score,
--             distance.
-- Parameters: period (the month; default last_closed), points (how near; default 1), rows (how many; default 100).
-- The border is the lowest score of a grade; where the distance is below 0 that grade is about to be won, else lost.
select
    grade.customer_no,
    grade.customer_name,
    grade.grade_code,
    grade.index_score,
    border.grade_code as border_grade_code,
    border.score_floor as border_score,
    grade.index_score - border.score_floor as distance
from mart.credit_grade as grade
inner join mart.month_grade as border
    on border.period_key = grade.period_key and border.score_floor > 0
where grade.period_key = :period and abs(grade.index_score - border.score_floor) <= :points
order by abs(grade.index_score - border.score_floor), grade.customer_no
limit :rows;
