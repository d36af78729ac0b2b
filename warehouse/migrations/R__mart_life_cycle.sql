-- One row per closed month and stage of life: how many customers are in it, what they are worth, and how many of those
-- who were in it a year before have left since. The last of these is the signal of churn.
create or replace view mart.life_cycle as
with
period as (
    select period_key, month_no, lag(period_key) over (order by period_key) as previous_period_key
    from star.dim_period
    where period_key in (select period_key from star.fact_customer_month)
),

held as (
    select
        period_key, customer_key, stage_no, stage_code, stage_name_en, stage_name_zh, is_closed, billed_amount_12m,
        energy_kwh_12m, margin_amount, run_key
    from mart.customer_stage
),

now as (
    select
        held.period_key,
        held.stage_no,
        count(*) as customer_count,
        count(*) filter (before.stage_no is distinct from held.stage_no) as entered_count,
        sum(held.billed_amount_12m) as billed_amount_12m,
        sum(held.energy_kwh_12m) as energy_kwh_12m,
        sum(held.margin_amount) as margin_amount,
        max(held.run_key) as run_key
    from held
    join period on period.period_key = held.period_key
    left join held as before
        on before.period_key = period.previous_period_key
        and before.customer_key = held.customer_key
    group by held.period_key, held.stage_no
),

-- Who was under contract a year before; whoever is not in the month's snapshot has gone and owes nothing.
gone as (
    select
        period.period_key,
        former.stage_no,
        count(*) as year_ago_count,
        count(*) filter (held.customer_key is null or held.is_closed) as gone_count
    from period
    join star.dim_period as year_ago on year_ago.month_no = period.month_no - 12
    join held as former
        on former.period_key = year_ago.period_key
        and not former.is_closed
    left join held
        on held.period_key = period.period_key
        and held.customer_key = former.customer_key
    group by period.period_key, former.stage_no
),

-- Every stage of the seed, whether or not anybody is in it, and without one those whose use is not known long enough.
stage as (
    select period.period_key, known.stage_no, known.stage_code, known.stage_name_en, known.stage_name_zh
    from period
    cross join star.dim_life_stage as known
    union all
    select period_key, null, null, null, null
    from now
    where stage_no is null
),

share as (
    select
        *,
        gone_count / year_ago_count as gone_share,
        sum(gone_count) over (partition by period_key) / sum(year_ago_count) over (partition by period_key)
            as gone_share_of_all
    from gone
),

-- E. B. Wilson, "Probable inference", 1927: the interval of a share.
bounded as (
    select
        *,
        (gone_share + 1.920729 / year_ago_count) / (1 + 3.841459 / year_ago_count) as middle,
        1.959964 * sqrt(gone_share * (1 - gone_share) / year_ago_count + 0.960365 / year_ago_count / year_ago_count)
            / (1 + 3.841459 / year_ago_count) as half_width
    from share
)

select
    stage.period_key,
    stage.stage_no,
    stage.stage_code,
    stage.stage_name_en,
    stage.stage_name_zh,
    coalesce(now.customer_count, 0) as customer_count,
    coalesce(now.customer_count, 0) / sum(now.customer_count) over (partition by stage.period_key) as customer_share,
    case when period.previous_period_key is not null then coalesce(now.entered_count, 0) end as entered_count,
    case when now.customer_count is null then 0 else now.billed_amount_12m end as billed_amount_12m,
    case when now.customer_count is null then 0 else now.energy_kwh_12m end as energy_kwh_12m,
    now.margin_amount,
    now.margin_amount / now.customer_count as mean_margin,
    bounded.year_ago_count,
    bounded.gone_count,
    bounded.gone_share,
    case when bounded.gone_share is not null then greatest(bounded.middle - bounded.half_width, 0) end
        as gone_share_low,
    case when bounded.gone_share is not null then least(bounded.middle + bounded.half_width, 1) end
        as gone_share_high,
    bounded.gone_share_of_all,
    bounded.middle - bounded.half_width > bounded.gone_share_of_all as is_churn_signal,
    max(now.run_key) over (partition by stage.period_key) as run_key
from stage
join period on period.period_key = stage.period_key
left join now
    on now.period_key = stage.period_key
    and now.stage_no is not distinct from stage.stage_no
left join bounded
    on bounded.period_key = stage.period_key
    and bounded.stage_no is not distinct from stage.stage_no;

comment on view mart.life_cycle is 'One row per closed month and stage of life: how many customers are in it, what they are worth, and how many of those who were in it a year before have left since.';
comment on column mart.life_cycle.period_key is 'Month, as yyyymm.';
comment on column mart.life_cycle.stage_no is 'Number of the stage (VAL3); null for customers whose use is not known long enough.';
comment on column mart.life_cycle.stage_code is 'Stage of life by the seed life_stage.csv; null like the number.';
comment on column mart.life_cycle.stage_name_en is 'Name in English; null like the number.';
comment on column mart.life_cycle.stage_name_zh is 'Name in Chinese; null like the number.';
comment on column mart.life_cycle.customer_count is 'Customers in the stage at the end of the month; 0 where nobody is.';
comment on column mart.life_cycle.customer_share is 'Of all customers of the month, 0 to 1.';
comment on column mart.life_cycle.entered_count is 'Of these, in another stage the month before, or not there; null in the first month.';
comment on column mart.life_cycle.billed_amount_12m is 'Billed in the twelve months, in the warehouse currency.';
comment on column mart.life_cycle.energy_kwh_12m is 'Energy used in the twelve months, in kWh.';
comment on column mart.life_cycle.margin_amount is 'Margin of the twelve months (VAL1), in the warehouse currency; null without the indicator, and where nobody is in the stage.';
comment on column mart.life_cycle.mean_margin is 'Margin a customer, in the warehouse currency; null like the margin, and where nobody is in the stage.';
comment on column mart.life_cycle.year_ago_count is 'Customers under contract that were in the stage twelve months before; null when that month is not closed.';
comment on column mart.life_cycle.gone_count is 'Of these, whose contract has ended since.';
comment on column mart.life_cycle.gone_share is 'Share of these, 0 to 1; null when the month of a year before is not closed.';
comment on column mart.life_cycle.gone_share_low is 'Lower end of its interval of 95 %; null like the share.';
comment on column mart.life_cycle.gone_share_high is 'Upper end; null like the share.';
comment on column mart.life_cycle.gone_share_of_all is 'The same share of all customers of a year before.';
comment on column mart.life_cycle.is_churn_signal is 'Whether the stage is a signal of churn: the lower end lies above the share of all; null when nothing is known of a year before.';
comment on column mart.life_cycle.run_key is 'The last run that wrote a snapshot of the month.';
