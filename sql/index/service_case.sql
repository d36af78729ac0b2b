-- What each customer's answers to surveys add up to, beside the supply that it was given in the thirty days before: the
-- hours at which its station was without supply, as a quality below 0.
-- Grain:      one row per customer that said how satisfied it is, in thirty-six months.
-- Reads:      star.fact_survey, star.dim_customer, star.fact_outage.
-- Writes:     the temporary table service_case.
-- Parameters: period_key, first_period_key_36 (the first of the window's thirty-six months), last_on.
create temp table service_case as
with
answer as (
    select
        survey.survey_no,
        survey.customer_key,
        survey.satisfaction_score,
        cast(survey.surveyed_on as timestamp) as surveyed_at,
        version.region_key
    from star.fact_survey as survey
    join star.dim_customer as version
        on version.customer_key = survey.customer_key
        and (version.valid_from <= survey.surveyed_on or version.is_first)
        and version.valid_to > survey.surveyed_on
    where survey.period_key between $first_period_key_36 and $period_key
        and survey.surveyed_on <= $last_on
        and survey.satisfaction_score is not null
        and version.region_key <> 0
),

delivered as (
    select
        answer.survey_no,
        answer.customer_key,
        answer.satisfaction_score,
        coalesce(
            sum(cast(extract(epoch from least(outage.ended_at, answer.surveyed_at) - outage.started_at) as bigint)),
            0
        ) as second_count
    from answer
    left join star.fact_outage as outage
        on outage.region_key = answer.region_key
        and outage.started_at < answer.surveyed_at
        and outage.started_at >= answer.surveyed_at - interval '30 days'
    group by answer.survey_no, answer.customer_key, answer.satisfaction_score
)

-- Exact sums first: the order of the answers must not show.
select
    customer_key,
    count(*) as answer_count,
    -sum(second_count)::double precision / 3600 as quality_sum,
    sum(second_count * second_count)::double precision / (3600 * 3600) as quality_square_sum,
    sum(satisfaction_score)::double precision as score_sum,
    -sum(second_count * satisfaction_score)::double precision / 3600 as product_sum,
    sum(satisfaction_score * satisfaction_score)::double precision as score_square_sum
from delivered
group by customer_key;
