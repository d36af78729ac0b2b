-- One row per closed month and service that surveys ask about: what it is to customers, and Kano's coefficients.
-- Of every customer the last answer of twelve months counts. Better is the share whom having the service makes more
-- content, worse, below 0, the share whom going without it makes less so (Berger and others 1993).
create or replace view mart.kano_item as
with
month as (
    select period_key, max(run_key) as run_key
    from star.fact_customer_group
    group by period_key
),

answered as (
    select
        month.period_key,
        month.run_key,
        item.item_code,
        item.customer_key,
        arg_max(item.kano_code, (item.surveyed_on, item.survey_no)) as kano_code
    from month
    join star.fact_survey_item as item
        on item.period_key > month.period_key - 100
        and item.period_key <= month.period_key
    where item.kano_code is not null
    group by month.period_key, month.run_key, item.item_code, item.customer_key
),

counted as (
    select
        period_key,
        item_code,
        count(*) as customer_count,
        count(*) filter (kano_code = 'attractive') as attractive_count,
        count(*) filter (kano_code = 'one_dimensional') as one_dimensional_count,
        count(*) filter (kano_code = 'must_be') as must_be_count,
        count(*) filter (kano_code = 'indifferent') as indifferent_count,
        count(*) filter (kano_code = 'reverse') as reverse_count,
        count(*) filter (kano_code = 'questionable') as questionable_count,
        nullif(count(*) filter (
            kano_code in ('attractive', 'one_dimensional', 'must_be', 'indifferent')
        ), 0) as told_count,
        max(run_key) as run_key
    from answered
    group by period_key, item_code
),

share as (
    select
        *,
        list_reverse_sort([
            must_be_count, one_dimensional_count, attractive_count, indifferent_count, reverse_count, questionable_count
        ]) as counts,
        (attractive_count + one_dimensional_count) / told_count as better,
        (one_dimensional_count + must_be_count) / told_count as worse
    from counted
),

-- E. B. Wilson, "Probable inference", 1927: the interval of a share.
bounded as (
    select
        *,
        (better + 1.920729 / told_count) / (1 + 3.841459 / told_count) as better_middle,
        1.959964 * sqrt(better * (1 - better) / told_count + 0.960365 / told_count / told_count)
            / (1 + 3.841459 / told_count) as better_half,
        (worse + 1.920729 / told_count) / (1 + 3.841459 / told_count) as worse_middle,
        1.959964 * sqrt(worse * (1 - worse) / told_count + 0.960365 / told_count / told_count)
            / (1 + 3.841459 / told_count) as worse_half
    from share
)

select
    bounded.period_key,
    bounded.item_code,
    item.item_order,
    coalesce(item.item_name_en, bounded.item_code) as item_name_en,
    coalesce(item.item_name_zh, bounded.item_code) as item_name_zh,
    customer_count,
    attractive_count,
    one_dimensional_count,
    must_be_count,
    indifferent_count,
    reverse_count,
    questionable_count,
    better as better_share,
    better_middle - better_half as better_share_low,
    better_middle + better_half as better_share_high,
    -worse as worse_share,
    -worse_middle - worse_half as worse_share_low,
    -worse_middle + worse_half as worse_share_high,
    -- Of as many the one that obliges more: must-be, one-dimensional, attractive, indifferent (Berger and others 1993).
    case greatest(
            must_be_count, one_dimensional_count, attractive_count, indifferent_count, reverse_count, questionable_count
        )
        when must_be_count then 'must_be'
        when one_dimensional_count then 'one_dimensional'
        when attractive_count then 'attractive'
        when indifferent_count then 'indifferent'
        when reverse_count then 'reverse'
        else 'questionable'
    end as kano_code,
    -- The difference of two shares of one count has the variance (p + q - (p - q)^2) / n.
    customer_count >= 30
        and counts[1] - counts[2]
            > 1.959964 * sqrt(counts[1] + counts[2] - (counts[1] - counts[2]) ^ 2 / customer_count) as is_kano_told,
    bounded.run_key
from bounded
left join star.dim_survey_item as item
    on item.item_code = bounded.item_code;

comment on view mart.kano_item is 'One row per closed month and service that surveys ask about: what it is to customers, and Kano''s coefficients.';
comment on column mart.kano_item.period_key is 'Month, as yyyymm.';
comment on column mart.kano_item.item_code is 'The service, as the survey names it.';
comment on column mart.kano_item.item_order is 'Order in which items are listed; null when survey_item.csv has not the item.';
comment on column mart.kano_item.item_name_en is 'Its name in English by the seed survey_item.csv; its code when that has none.';
comment on column mart.kano_item.item_name_zh is 'Its name in Chinese by the seed survey_item.csv; its code when that has none.';
comment on column mart.kano_item.customer_count is 'Customers who answered both questions in the last twelve months.';
comment on column mart.kano_item.attractive_count is 'Whom it delights, and who would not miss it.';
comment on column mart.kano_item.one_dimensional_count is 'Whom it delights, and who would miss it.';
comment on column mart.kano_item.must_be_count is 'Who take it for granted, and would miss it.';
comment on column mart.kano_item.indifferent_count is 'To whom it is all the same.';
comment on column mart.kano_item.reverse_count is 'Who would rather not have it.';
comment on column mart.kano_item.questionable_count is 'Whose two answers contradict each other.';
comment on column mart.kano_item.better_share is '(attractive + one-dimensional) / (attractive + one-dimensional + must-be + indifferent), 0 to 1; null when there is none of these.';
comment on column mart.kano_item.better_share_low is 'Lower end of its interval of 95 %; null like the share.';
comment on column mart.kano_item.better_share_high is 'Upper end; null like the share.';
comment on column mart.kano_item.worse_share is '-(one-dimensional + must-be) / (attractive + one-dimensional + must-be + indifferent), -1 to 0; null when there is none of these.';
comment on column mart.kano_item.worse_share_low is 'Lower end of its interval of 95 %; null like the share.';
comment on column mart.kano_item.worse_share_high is 'Upper end; null like the share.';
comment on column mart.kano_item.kano_code is 'What it is to most; of as many the one that obliges more.';
comment on column mart.kano_item.is_kano_told is 'Whether that stands apart from what comes next, at 95 %, among 30 customers or more.';
comment on column mart.kano_item.run_key is 'The last run that wrote a group of the month.';
