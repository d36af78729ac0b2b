-- From score to grade: by its floor, made steady, let up by the limit of promotion, and last the gates. Whom no source
-- has stated is not rated, whatever the gates of a home: there is no telling of whom the facts are.
-- Grain:      one row per row of scored.
-- Reads:      the fragment scored: index_thousandths, previous_order, set_gate_order, cap_order, is_unstated, and
--             what the others name.
-- Returns:    the columns of scored; score_order, earned_order, steady_order, promoted_order, grade_order, grade_code,
--             reason_code.
-- Parameters: grade_promotion_steps_max.
-- Fragments:  scored; from dim_grade score_order, earned_order, poor_order, top_order, unrated_order and grade_code;
--             from dim_gate set_reason and cap_reason.
--
-- Grades are their orders here, 1 the best. Against flicker, a grade better than that of the month before must be
-- earned with points to spare: the floor plus grade.hysteresis_points. A worse grade comes at once, at its floor. A
-- better one comes by grade.promotion_steps_max a month at most, and from C or D never the best at once. A gate that
-- sets the grade decides alone, the first in order before the others; gates that cap it come after promotion.
with
banded as (
    select
        *,
        {{score_order}} as score_order,
        {{earned_order}} as earned_order
    from {{scored}}
),

steadied as (
    select
        *,
        case
            when index_thousandths is null or previous_order is null or score_order >= previous_order
                then score_order
            else least(previous_order, earned_order)
        end as steady_order
    from banded
),

promoted as (
    select
        *,
        case
            when index_thousandths is null or previous_order is null then steady_order
            else greatest(
                steady_order,
                previous_order - $grade_promotion_steps_max,
                case when previous_order >= {{poor_order}} then {{top_order}} + 1 else {{top_order}} end
            )
        end as promoted_order
    from steadied
),

graded as (
    select
        *,
        case
            when is_unstated then {{unrated_order}}
            else coalesce(set_gate_order, greatest(promoted_order, cap_order))
        end as grade_order
    from promoted
)

select
    *,
    {{grade_code}} as grade_code,
    case
        when is_unstated then 'unstated'
        when set_gate_order is not null then {{set_reason}}
        when index_thousandths is null then 'no_score'
        when cap_order > promoted_order then {{cap_reason}}
        when promoted_order <> steady_order then 'promotion'
        when steady_order <> score_order then 'hysteresis'
        else 'score'
    end as reason_code
from graded;
