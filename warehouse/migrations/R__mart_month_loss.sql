-- One row per closed month and population: the loss that the horizon before expected on what was owed then, beside what
-- those owed who defaulted since. Before anything is recovered, as mart.portfolio_loss has it.
create or replace view mart.month_loss as
with
-- As the first close knew it, like the probability.
owed as (
    select period_key, customer_key, open_amount
    from star.fact_customer_month
    where period_key not in (select period_key from star.period_edition where edition_no > 1)
    union all
    select past.period_key, past.customer_key, past.open_amount
    from history.fact_customer_month as past
    join star.period_edition as edition
        on edition.period_key = past.period_key
        and edition.edition_no = 1
        and edition.close_run_key = past.run_key
),

case_of_month as (
    select
        forecast.period_key,
        forecast.observation_period_key,
        forecast.population_code,
        forecast.default_probability,
        forecast.has_defaulted,
        greatest(owed.open_amount, 0)::decimal(18, 2) as open_amount
    from mart.forecast_case as forecast
    join owed
        on owed.period_key = forecast.observation_period_key
        and owed.customer_key = forecast.customer_key
)

select
    period_key,
    observation_period_key,
    population_code,
    sum(open_amount) as open_amount,
    sum(cast(default_probability * open_amount as decimal(18, 2))) as predicted_amount,
    coalesce(sum(open_amount) filter (has_defaulted), 0) as realised_amount,
    -- Squares in whole hundredths, so that the sum is the same in any order.
    round(1.959964 * sqrt(sum(
        cast(
            default_probability::double * (1 - default_probability::double) * open_amount::double ** 2
            as decimal(36, 2)
        )
    )), 2)::decimal(18, 2) as bound_amount
from case_of_month
group by period_key, observation_period_key, population_code;

comment on view mart.month_loss is 'One row per closed month and population: the loss that the horizon before expected on what was owed then, beside what came.';
comment on column mart.month_loss.period_key is 'Month up to which outcomes are counted, as yyyymm.';
comment on column mart.month_loss.observation_period_key is 'Month that foretold, default.horizon_months before, as yyyymm; as its first close said.';
comment on column mart.month_loss.population_code is 'Population of the customers, such as resident.';
comment on column mart.month_loss.open_amount is 'What customers owed then that had a default probability and were not in default.';
comment on column mart.month_loss.predicted_amount is 'Of it, the expected loss: default probability times the amount owed.';
comment on column mart.month_loss.realised_amount is 'Of it, what those owed who had a default month since; before anything is recovered.';
comment on column mart.month_loss.bound_amount is 'By how much the one may differ from the other by chance: half the width of the 95 % interval of independent outcomes, normally distributed.';
