-- One row per closed month and population: what the default probabilities of the horizon before foretold, beside what
-- came.
create or replace view mart.month_backtest as
with
closed as (
    select
        period.period_key,
        period.month_no,
        coalesce((run.settings_json ->> '$.default_horizon_months')::integer, 12) as horizon_months
    from star.dim_period as period
    left join audit.run as run on run.run_key = period.close_run_key
    where period.status_code <> 'open'
),

span as (
    select closed.period_key, observed.period_key as observation_period_key
    from closed
    join star.dim_period as observed on observed.month_no = closed.month_no - closed.horizon_months
),

-- What a month foretold is what its first close said: a restatement knows more than could be known then.
foretold as (
    select period_key, customer_key, default_probability
    from star.fact_credit_grade
    where default_probability is not null
        and not is_default
        and period_key not in (select period_key from star.period_edition where edition_no > 1)
    union all
    select past.period_key, past.customer_key, past.default_probability
    from history.fact_credit_grade as past
    join star.period_edition as edition
        on edition.period_key = past.period_key
        and edition.edition_no = 1
        and edition.close_run_key = past.run_key
    where past.default_probability is not null
        and not past.is_default
),

defaulted as (
    select distinct span.period_key, later.customer_key
    from span
    join star.fact_customer_month as later
        on later.period_key > span.observation_period_key
        and later.period_key <= span.period_key
    where later.is_default
),

case_of_month as (
    select
        span.period_key,
        span.observation_period_key,
        indicator.population_code,
        foretold.default_probability::decimal(12, 6) as default_probability,
        defaulted.customer_key is not null as has_defaulted
    from span
    join foretold on foretold.period_key = span.observation_period_key
    join star.fact_indicator as indicator
        on indicator.period_key = foretold.period_key
        and indicator.customer_key = foretold.customer_key
    left join defaulted
        on defaulted.period_key = span.period_key
        and defaulted.customer_key = foretold.customer_key
),

sums as (
    select
        period_key,
        observation_period_key,
        population_code,
        count(*) as case_count,
        sum(default_probability) as predicted_count,
        sum((default_probability * (1 - default_probability))::decimal(18, 12)) as variance,
        count(*) filter (has_defaulted) as realised_count
    from case_of_month
    group by period_key, observation_period_key, population_code
)

select
    period_key,
    observation_period_key,
    population_code,
    case_count,
    predicted_count / case_count as predicted_share,
    realised_count,
    realised_count / case_count as realised_share,
    round((realised_count - predicted_count) / nullif(sqrt(variance), 0), 3) as deviation,
    case
        -- Below that the normal distribution is no measure of chance.
        when variance < 5 then 'too_few'
        when abs(realised_count - predicted_count) > 1.959964 * sqrt(variance) then 'differs'
        else 'agrees'
    end as outcome_code
from sums;

comment on view mart.month_backtest is 'One row per closed month and population: what the default probabilities of the horizon before foretold, beside what came.';
comment on column mart.month_backtest.period_key is 'Month up to which outcomes are counted, as yyyymm.';
comment on column mart.month_backtest.observation_period_key is 'Month that foretold, default.horizon_months before, as yyyymm; as its first close said.';
comment on column mart.month_backtest.population_code is 'resident or enterprise.';
comment on column mart.month_backtest.case_count is 'Customers that had a default probability then and were not in default.';
comment on column mart.month_backtest.predicted_share is 'Mean of their default probabilities, 0 to 1.';
comment on column mart.month_backtest.realised_count is 'Of them, those with a default month since.';
comment on column mart.month_backtest.realised_share is 'Of them, 0 to 1.';
comment on column mart.month_backtest.deviation is 'Realised less predicted defaults, in standard deviations of independent outcomes; null when nothing could differ.';
comment on column mart.month_backtest.outcome_code is 'agrees; differs: beyond chance, by the 95 % bounds of the normal distribution; too_few: the variance is below 5, and nothing can be told.';
