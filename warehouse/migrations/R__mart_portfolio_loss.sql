-- One row per customer and closed month: the expected loss on what it owes, where its default probability stood the
-- test.
create or replace view mart.portfolio_loss as
with
tested as (
    select period_key, population_code, outcome_code
    from mart.month_backtest
)

select
    credit_grade.period_key,
    credit_grade.customer_key,
    indicator.population_code,
    case when credit_grade.is_default then 1 else credit_grade.default_probability end as default_probability,
    -- Rounded to cents before any sum: sums of doubles differ between runs.
    case
        when credit_grade.is_default or tested.outcome_code = 'agrees' then cast(
            case when credit_grade.is_default then 1 else credit_grade.default_probability end
            * coalesce(snapshot.open_amount, 0) as decimal(18, 2)
        )
    end as expected_loss,
    case when credit_grade.is_default then coalesce(snapshot.open_amount, 0) end as default_open_amount,
    -- The loss of others is not known, and neither is what it would be of.
    case
        when credit_grade.is_default or tested.outcome_code = 'agrees' then coalesce(snapshot.open_amount, 0)
    end as foretold_open_amount,
    not credit_grade.is_default and coalesce(tested.outcome_code, 'untested') <> 'agrees' as is_withheld
from star.fact_credit_grade as credit_grade
left join star.fact_indicator as indicator
    on indicator.period_key = credit_grade.period_key
    and indicator.customer_key = credit_grade.customer_key
left join star.fact_customer_month as snapshot
    on snapshot.period_key = credit_grade.period_key
    and snapshot.customer_key = credit_grade.customer_key
left join tested
    on tested.period_key = credit_grade.period_key
    and tested.population_code = indicator.population_code;

comment on view mart.portfolio_loss is 'One row per customer and closed month: the expected loss on what it owes, where its default probability stood the test.';
comment on column mart.portfolio_loss.period_key is 'Month, as yyyymm.';
comment on column mart.portfolio_loss.customer_key is 'The customer, the same over all its versions.';
comment on column mart.portfolio_loss.population_code is 'resident or enterprise.';
comment on column mart.portfolio_loss.default_probability is 'Default probability, 0 to 1: 1 for a customer in default; null without a model.';
comment on column mart.portfolio_loss.expected_loss is 'Default probability times the amount owed; null where it is withheld, and without a model.';
comment on column mart.portfolio_loss.default_open_amount is 'What a customer in default (a default month, not yet cured) owes, due or not, in the warehouse currency; null of others.';
comment on column mart.portfolio_loss.foretold_open_amount is 'What is owed, due or not, in the warehouse currency, where the loss on it is foretold; null where it is withheld.';
comment on column mart.portfolio_loss.is_withheld is 'Whether the probability was not tested, or foretold what did not come (mart.month_backtest), so that no money rests on it.';
