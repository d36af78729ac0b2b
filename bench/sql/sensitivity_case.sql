-- Hand-written: what each customer's answers of thirty-six months add up to, beside the hours without supply in the
-- thirty days before each.
-- Grain:      one row per customer that said how satisfied it is.
-- Reads:      survey, customer_version, outage, region.
-- Writes:     the temporary table sensitivity_case.
-- Parameters: month_no.
create or replace temp table sensitivity_case as
with
answer as (
    select
        survey.survey_no, survey.customer_key, survey.satisfaction_score, survey.surveyed_on::timestamp as surveyed_at,
        version.region_no
    from survey
    join customer_version as version
        on version.customer_key = survey.customer_key
        and (version.valid_from <= survey.surveyed_on or version.is_first)
        and version.valid_to > survey.surveyed_on
    semi join region using (region_no)
    where survey.month_no between {month_no} - 35 and {month_no}
        and survey.satisfaction_score is not null
),

struck as (
    select
        survey_no, customer_key, satisfaction_score,
        coalesce(
            sum(extract(epoch from least(outage.ended_at, answer.surveyed_at) - outage.started_at)::bigint), 0
        ) as second_count
    from answer
    left join outage
        on outage.region_no = answer.region_no
        and outage.started_at < answer.surveyed_at
        and outage.started_at >= answer.surveyed_at - interval 30 days
    group by all
)

select
    customer_key,
    count(*) as answer_count,
    -sum(second_count)::double / 3600 as quality_sum,
    sum(second_count * second_count)::double / (3600 * 3600) as quality_square_sum,
    sum(satisfaction_score)::double as score_sum,
    -sum(second_count * satisfaction_score)::double / 3600 as product_sum,
    sum(satisfaction_score * satisfaction_score)::double as score_square_sum
from struck
group by customer_key;
