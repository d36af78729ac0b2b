-- Rates the customers of a month: index score, discriminant, gates, promotion limit and hysteresis, in one pass.
-- Grain:      one row per customer of the month's snapshot.
-- Reads:      the fragment indicators: star.fact_indicator, or what has its columns; star.fact_credit_grade of the
--             month before; what gate_input.sql reads.
-- Returns:    period_key, customer_key, customer_version_key, index_score, score_grade_code, grade_code,
--             previous_grade_code, reason_code, is_default, model_key, discriminant_score, default_probability,
--             credit_score, master_scale_code.
-- Parameters: period_key, previous_period_key, grade_promotion_steps_max, those of gate_input.sql.
-- Fragments:  indicators; gate_input; grade_rules, with its own; from dim_gate gates, set_gate_order and cap_order;
--             from the index system dimension_sums and index_thousandths; from dim_grade previous_order and
--             score_grade_code; from dim_model model_key, discriminant_score, attributes (the join that it may need)
--             and log_odds; from dim_master_scale master_scale_code.
with
gate_input as (
    {{gate_input}}
),

gated as (
    select
        customer_key,
        customer_version_key,
        is_default,
        is_unstated,
        {{gates}}
    from gate_input
),

previous as (
    select customer_key, grade_code
    from star.fact_credit_grade
    where period_key = $previous_period_key
),

measured as (
    select
        gated.*,
        previous.grade_code as previous_grade_code,
        indicator.population_code,
        {{dimension_sums}},
        -- Learned of customers whom a source has stated: it foretells nothing of the others.
        case
            when not is_unstated then
                {{discriminant_score}}
        end as discriminant_score
    from gated
    left join {{indicators}} as indicator
        on indicator.customer_key = gated.customer_key
        and indicator.period_key = $period_key
    {{attributes}}
    left join previous on previous.customer_key = gated.customer_key
),

-- Thousandths of a point, the rest cut off: whole numbers, so that nothing is rounded up into a better grade.
scored as (
    select
        *,
        {{index_thousandths}} as index_thousandths,
        {{previous_order}} as previous_order,
        {{set_gate_order}} as set_gate_order,
        {{cap_order}} as cap_order,
        -- Far enough for any decision, and exp() does not overflow; greatest() alone would take null for -700.
        case
            when discriminant_score is not null
                then least(greatest(
                    {{log_odds}},
                    -700
                ), 700)
        end as log_odds
    from measured
),

ruled as (
    {{grade_rules}}
),

graded as (
    select *, 1 / (1 + exp(log_odds)) as default_probability
    from ruled
)

select
    $period_key as period_key,
    customer_key,
    customer_version_key,
    (index_thousandths::decimal(9, 0) * 0.001)::decimal(6, 3) as index_score,
    {{score_grade_code}} as score_grade_code,
    grade_code,
    previous_grade_code,
    reason_code,
    is_default,
    case
        when not is_unstated then
            {{model_key}}
    end as model_key,
    -- To the digits that mean something: the others cost as much room again.
    round(discriminant_score, 6) as discriminant_score,
    round(default_probability, 6) as default_probability,
    -- 600 points are odds of 50 to 1, and 20 more double them.
    (600 + 20 / ln(2) * (log_odds - ln(50)))::decimal(9, 3) as credit_score,
    {{master_scale_code}} as master_scale_code
from graded;
