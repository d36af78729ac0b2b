-- One row per closed month, theme, group and dimension of quality: how far the service falls short of what is expected.
-- It is SERVQUAL's gap (Parasuraman, Zeithaml and Berry 1988), perceived less expected, over the answers of twelve
-- months of those who are in the group at the end of the month. Every customer counts once, by the mean of its answers.
create or replace view mart.service_gap as
with
of_customer as (
    select
        held.period_key,
        held.theme_code,
        held.model_key,
        held.group_no,
        item.item_code,
        item.customer_key,
        count(*) as answer_count,
        avg(item.expected_score::double precision) as expected_score,
        avg(item.perceived_score::double precision) as perceived_score,
        max(held.run_key) as run_key
    from star.fact_customer_group as held
    join star.fact_survey_item as item
        on item.customer_key = held.customer_key
        and item.period_key > held.period_key - 100
        and item.period_key <= held.period_key
    where item.expected_score is not null
        and item.perceived_score is not null
    group by held.period_key, held.theme_code, held.model_key, held.group_no, item.item_code, item.customer_key
),

of_group as (
    select
        period_key,
        theme_code,
        model_key,
        group_no,
        item_code,
        sum(answer_count)::bigint as answer_count,
        count(*) as customer_count,
        avg(expected_score) as expected_score,
        avg(perceived_score) as perceived_score,
        avg(perceived_score - expected_score) as gap_score,
        -- Fewer than thirty do not tell how sure it is.
        case
            when count(*) >= 30 then 1.959964 * stddev_samp(perceived_score - expected_score) / sqrt(count(*))
        end as half_width,
        max(run_key) as run_key
    from of_customer
    group by period_key, theme_code, model_key, group_no, item_code
)

select
    told.period_key,
    told.theme_code,
    told.model_key,
    told.group_no,
    known.group_key,
    known.group_name_en,
    known.group_name_zh,
    told.item_code,
    item.item_order,
    coalesce(item.item_name_en, told.item_code) as item_name_en,
    coalesce(item.item_name_zh, told.item_code) as item_name_zh,
    told.answer_count,
    told.customer_count,
    told.expected_score,
    told.perceived_score,
    told.gap_score,
    told.gap_score - told.half_width as gap_score_low,
    told.gap_score + told.half_width as gap_score_high,
    told.run_key
from of_group as told
join star.dim_group as known
    on known.model_key = told.model_key
    and known.group_no = told.group_no
left join star.dim_survey_item as item
    on item.item_code = told.item_code;

comment on view mart.service_gap is 'One row per closed month, theme, group and dimension of quality: how far the service falls short of what is expected.';
comment on column mart.service_gap.period_key is 'Month, as yyyymm.';
comment on column mart.service_gap.theme_code is 'The theme.';
comment on column mart.service_gap.model_key is 'The model of its groups.';
comment on column mart.service_gap.group_no is 'Number of the group in its theme.';
comment on column mart.service_gap.group_key is 'The group, the same over all models that it goes on in.';
comment on column mart.service_gap.group_name_en is 'Its name in English.';
comment on column mart.service_gap.group_name_zh is 'Its name in Chinese.';
comment on column mart.service_gap.item_code is 'Dimension of quality, as the survey names it.';
comment on column mart.service_gap.item_order is 'Order in which items are listed; null when survey_item.csv has not the item.';
comment on column mart.service_gap.item_name_en is 'Its name in English by the seed survey_item.csv; its code when that has none.';
comment on column mart.service_gap.item_name_zh is 'Its name in Chinese by the seed survey_item.csv; its code when that has none.';
comment on column mart.service_gap.answer_count is 'Answers of the last twelve months.';
comment on column mart.service_gap.customer_count is 'Customers who gave them.';
comment on column mart.service_gap.expected_score is 'Quality expected, 1 to 5, the mean over customers.';
comment on column mart.service_gap.perceived_score is 'Quality perceived, 1 to 5, the mean over customers.';
comment on column mart.service_gap.gap_score is 'Perceived less expected: below 0 the service falls short.';
comment on column mart.service_gap.gap_score_low is 'Lower end of its interval of 95 %; null with fewer than 30 customers.';
comment on column mart.service_gap.gap_score_high is 'Upper end; null like the lower one.';
comment on column mart.service_gap.run_key is 'The last run that wrote a group of the month.';
