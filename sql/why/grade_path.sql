-- The way from the score to the grade of one customer, by the very rules of the close: every order on it.
-- Grain:      one row.
-- Reads:      star.fact_credit_grade, what gate_input.sql reads.
-- Returns:    what gate_input returns; gate_0, gate_1, ... (whether each gate holds); score_order, earned_order,
--             previous_order, steady_order, promoted_order, cap_order, set_gate_order (grades as their orders, null
--             when there is none); grade_code and reason_code, as they come out.
-- Parameters: customer_key, period_key, grade_promotion_steps_max, those of gate_input.sql.
-- Fragments:  index_thousandths (the score that the points add up to); gates and others as in grade/fact_credit_grade,
--             which grade_rules is shared with.
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

ruled as (
{{grade_rules}}
)

select *
from ruled;
