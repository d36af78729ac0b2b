-- A customer as whoever sets its grade must know it.
-- Grain:      one row; none when there is no such customer.
-- Reads:      star.dim_customer, star.dim_grade, star.fact_credit_grade, star.override_decision.
-- Returns:    customer_no; own_grade_code and own_grade_order (of the rules, in the last month before period_key that
--             has one), own_has_floor (whether a score gives it); decision_code, decided_grade_code, expires_on,
--             decided_by, confirmed_by, decision_reason (of the last decision, null without).
-- Parameters: customer_no, period_key.
with
customer as (
    select customer_key, customer_no
    from star.dim_customer
    where customer_no = $customer_no
        and is_current
),

last_grade as (
    select
        graded.grade_code,
        row_number() over (order by graded.period_key desc) as age_no
    from star.fact_credit_grade as graded
    join customer on customer.customer_key = graded.customer_key
    where graded.period_key < $period_key
),

last_decision as (
    select
        decision.decision_code,
        decision.grade_code,
        decision.expires_on,
        decision.decided_by,
        decision.confirmed_by,
        decision.decision_reason,
        row_number() over (order by decision.override_no desc) as age_no
    from star.override_decision as decision
    join customer on customer.customer_key = decision.customer_key
)

select
    customer.customer_no,
    last_grade.grade_code as own_grade_code,
    scale.grade_order as own_grade_order,
    scale.score_floor is not null as own_has_floor,
    last_decision.decision_code,
    last_decision.grade_code as decided_grade_code,
    last_decision.expires_on,
    last_decision.decided_by,
    last_decision.confirmed_by,
    last_decision.decision_reason
from customer
left join last_grade on last_grade.age_no = 1
left join star.dim_grade as scale on scale.grade_code = last_grade.grade_code
left join last_decision on last_decision.age_no = 1;
