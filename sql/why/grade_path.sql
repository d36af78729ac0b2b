-- The way from the score to the grade of one customer, by the rules of grade/fact_credit_grade: every order on it.
-- Grain:      one row.
-- Reads:      star.fact_credit_grade, what gate_input.sql reads.
-- Returns:    what gate_input returns; gate_0, gate_1, ... (whether each gate holds); score_order, earned_order,
--             previous_order, steady_order, promoted_order, cap_order, set_gate_order (grades as their orders, null
--             when there is none); grade_code and reason_code, as they come out.
-- Parameters: customer_key, period_key, grade_promotion_steps_max, those of gate_input.sql.
-- Fragments:  index_thousandths (the score that the points add up to); the others as in grade/fact_credit_grade.
with
gate_input as (
{{gate_input}}
),

gated as (
    select *, {{gates}}
    from gate_input
    where customer_key = $customer_key
),

scored as (
    select
        gated.*,
        previous_grade_code,
        {{index_thousandths}} as index_thousandths,
        {{previous_order}} as previous_order,
        {{set_gate_order}} as set_gate_order,
        {{cap_order}} as cap_order
    from gated
    join star.fact_credit_grade as credit_grade using (customer_key)
    where credit_grade.period_key = $period_key
),

banded as (
    select *, {{score_order}} as score_order, {{earned_order}} as earned_order
    from scored
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
    select *, coalesce(set_gate_order, greatest(promoted_order, cap_order)) as grade_order
    from promoted
)

select
    *,
    {{grade_code}} as grade_code,
    case
        when set_gate_order is not null then {{set_reason}}
        when index_thousandths is null then 'no_score'
        when cap_order > promoted_order then {{cap_reason}}
        when promoted_order <> steady_order then 'promotion'
        when steady_order <> score_order then 'hysteresis'
        else 'score'
    end as reason_code
from graded;
