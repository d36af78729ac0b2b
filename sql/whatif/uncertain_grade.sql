-- The grade that the score of each profile gives under each draw, and under the weights as they are.
-- Grain:      one row per profile and draw, draw 0 being the weights as they are.
-- Reads:      the temporary tables uncertain_profile, uncertain_draw.
-- Writes:     the temporary table uncertain_grade.
-- Parameters: none; the fragments are score (over a profile and a draw) and grade_order (over score).
create or replace temp table uncertain_grade as
with
scored as (
    select
        profile.profile_no,
        draw.draw_no,
        draw.is_free,
        profile.customer_count,
        -- Rounded, so that a score that is a floor is not taken for less.
        round({{score}}, 9) as score
    from uncertain_profile as profile
    cross join uncertain_draw as draw
)

select *, {{grade_order}} as grade_order
from scored;
