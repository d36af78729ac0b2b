-- Grades every customer of the month: index score, discriminant, gates, promotion limit and hysteresis, in one pass.
-- Grain:      one row per customer and month.
-- Reads:      star.fact_indicator, star.fact_credit_grade of the month before, what gate_input.sql reads.
-- Writes:     star.fact_credit_grade.
-- Parameters: run_key, period_key, previous_period_key, grade_promotion_steps_max, those of gate_input.sql.
-- Fragments:  gate_input; from dim_gate gates, set_gate_order, set_reason, cap_order, cap_reason; from the index
--             system dimension_sums and index_thousandths; from dim_grade previous_order, score_order, earned_order,
--             unrated_order, poor_order, top_order, grade_code and score_grade_code; from dim_model model_key,
--             discriminant_score and log_prior_odds; from dim_master_scale master_scale_code.
--
-- Grades are their orders here, 1 the best. Against flicker, a grade better than that of the month before must be
-- earned with points to spare: the floor plus grade.hysteresis_points. A worse grade comes at once, at its floor. A
-- better one comes by grade.promotion_steps_max a month at most, and from C or D never the best at once. A gate that
-- sets the grade decides alone, the first in order before the others; gates that cap it come after promotion.
delete from star.fact_credit_grade
where period_key = $period_key;

insert into star.fact_credit_grade (
    period_key, customer_key, customer_version_key, index_score, score_grade_code, grade_code,
    previous_grade_code, reason_code, is_default, model_key, discriminant_score,
    default_probability, credit_score, master_scale_code, run_key
)
with
gate_input as (
{{gate_input}}
),

gated as (
    select
        customer_key,
        customer_version_key,
        is_default,
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
        {{discriminant_score}} as discriminant_score
    from gated
    left join star.fact_indicator as indicator
        on indicator.customer_key = gated.customer_key
        and indicator.period_key = $period_key
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
                then least(greatest(discriminant_score + {{log_prior_odds}}, -700), 700)
        end as log_odds
    from measured
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
    select
        *,
        coalesce(set_gate_order, greatest(promoted_order, cap_order)) as grade_order,
        1 / (1 + exp(log_odds)) as default_probability
    from promoted
)

select
    $period_key,
    customer_key,
    customer_version_key,
    (index_thousandths::decimal(9, 0) * 0.001)::decimal(6, 3),
    {{score_grade_code}},
    {{grade_code}},
    previous_grade_code,
    case
        when set_gate_order is not null then {{set_reason}}
        when index_thousandths is null then 'no_score'
        when cap_order > promoted_order then {{cap_reason}}
        when promoted_order <> steady_order then 'promotion'
        when steady_order <> score_order then 'hysteresis'
        else 'score'
    end,
    is_default,
    {{model_key}},
    -- To the digits that mean something: the others cost as much room again.
    round(discriminant_score, 6),
    round(default_probability, 6),
    -- 600 points are odds of 50 to 1, and 20 more double them.
    (600 + 20 / ln(2) * (log_odds - ln(50)))::decimal(9, 3),
    {{master_scale_code}},
    $run_key
from graded;
