-- What the answered surveys say of each part of the service: quality by dimension, and Kano's pair of questions.
-- Grain:      one row per answered survey and item.
-- Reads:      survey, service_part, kano_share, kano_cell.
-- Writes:     survey_item.
-- Parameters: none.
create or replace table survey_item as
with
-- Noise in pairs, so that the mean of the five dimensions stays what the survey says as a whole.
noise as (
    select
        survey.*,
        round(0.2 * gaussian(158, i, n), 1) as first_noise,
        round(0.2 * gaussian(159, i, n), 1) as second_noise
    from survey
),

-- A customer thinks of a service what it thinks, whenever it is asked.
opinion as (
    select
        asked.i,
        share.item_code,
        arg_min(share.category_code, share.category_no) as category_code
    from (select distinct i from survey) as asked
    join kano_share as share on uniform(160 + share.item_no, asked.i, 0) < share.share_to
    group by asked.i, share.item_code
),

chosen as (
    select
        opinion.i,
        opinion.item_code,
        cell.with_code,
        cell.without_code
    from opinion
    join kano_share as share using (item_code, category_code)
    join kano_cell as cell
        on cell.category_code = opinion.category_code
        and cell.cell_no = floor(uniform(170 + share.item_no, opinion.i, 0) * cell.cell_count)
)

select
    noise.n,
    noise.i,
    noise.survey_no,
    part.item_code,
    noise.customer_no,
    noise.surveyed_on,
    least(5, greatest(1, noise.expected_score + part.expected_apart))::decimal(4, 2) as expected_score,
    least(5, greatest(1, noise.perceived_score + part.perceived_apart
        + part.first_sign * first_noise + part.second_sign * second_noise))::decimal(4, 2) as perceived_score,
    null::varchar as with_code,
    null::varchar as without_code
from noise
cross join service_part as part
union all
select
    survey.n,
    survey.i,
    survey.survey_no,
    chosen.item_code,
    survey.customer_no,
    survey.surveyed_on,
    null,
    null,
    chosen.with_code,
    chosen.without_code
from survey
join chosen using (i);
