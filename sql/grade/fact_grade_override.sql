-- Gives the month's overridden customers their grade. An override moves a grade by so many notches at most, is no
-- better than a gate that caps lets be, and is nothing where a gate sets the grade, or the rules have none to move.
-- Grain:      one row per customer with an override that stands.
-- Reads:      star.fact_credit_grade, star.dim_grade, what gate_input.sql and override_standing.sql read.
-- Writes:     star.fact_grade_override.
-- Parameters: run_key, period_key, last_on, override_notches_max, those of gate_input.sql.
-- Fragments:  gate_input; standing, which is override_standing.sql; from dim_gate gates, set_gate_order and cap_order;
--             from dim_grade grade_code.
delete from star.fact_grade_override
where period_key = $period_key;

insert into star.fact_grade_override (
    period_key, customer_key, override_no, own_grade_code, asked_grade_code, grade_code, run_key
)
with
gate_input as (
{{gate_input}}
),

standing as (
{{standing}}
),

gated as (
    select
        standing.override_no,
        standing.grade_code as asked_grade_code,
        gate_input.customer_key,
        gate_input.is_unstated,
        {{gates}}
    from standing
    join gate_input on gate_input.customer_key = standing.customer_key
),

bounded as (
    select *, {{set_gate_order}} as set_gate_order, {{cap_order}} as cap_order
    from gated
),

moved as (
    select
        bounded.customer_key,
        bounded.override_no,
        bounded.asked_grade_code,
        own.grade_code as own_grade_code,
        greatest(
            least(
                greatest(asked.grade_order, own.grade_order - $override_notches_max),
                own.grade_order + $override_notches_max
            ),
            bounded.cap_order
        ) as grade_order
    from bounded
    join star.fact_credit_grade as graded
        on graded.customer_key = bounded.customer_key
        and graded.period_key = $period_key
    join star.dim_grade as own
        on own.grade_code = graded.grade_code
        and own.score_floor is not null
    join star.dim_grade as asked
        on asked.grade_code = bounded.asked_grade_code
        and asked.score_floor is not null
    where bounded.set_gate_order is null
        and not bounded.is_unstated
)

select
    $period_key,
    customer_key,
    override_no,
    own_grade_code,
    asked_grade_code,
    {{grade_code}},
    $run_key
from moved;
