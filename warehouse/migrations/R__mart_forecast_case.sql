-- One row per customer and closed month: what the horizon before foretold of it, beside what came.
create or replace view mart.forecast_case as
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
)

select
    span.period_key,
    span.observation_period_key,
    foretold.customer_key,
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
    and defaulted.customer_key = foretold.customer_key;

comment on view mart.forecast_case is 'One row per customer and closed month, of whom the horizon before foretold a default: what it foretold, and what came.';
comment on column mart.forecast_case.period_key is 'Month up to which outcomes are counted, as yyyymm.';
comment on column mart.forecast_case.observation_period_key is 'Month that foretold, default.horizon_months before, as yyyymm; as its first close said.';
comment on column mart.forecast_case.customer_key is 'The customer, the same over all its versions; not in default then.';
comment on column mart.forecast_case.population_code is 'Population of the customer, such as resident.';
comment on column mart.forecast_case.default_probability is 'Default probability then, 0 to 1.';
comment on column mart.forecast_case.has_defaulted is 'Whether it had a default month since.';
