-- One row per closed month and population: what the default probabilities of the horizon before foretold, beside what
-- came.
create or replace view mart.month_backtest as
with
sums as (
    select
        period_key,
        observation_period_key,
        population_code,
        count(*) as case_count,
        sum(default_probability) as predicted_count,
        sum((default_probability * (1 - default_probability))::decimal(18, 12)) as variance,
        count(*) filter (has_defaulted) as realised_count
    from mart.forecast_case
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
