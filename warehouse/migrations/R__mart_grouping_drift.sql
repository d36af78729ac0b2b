-- One row per closed month and theme: how far its customers have drifted from the groups as they were fitted.
-- Far out is who lies farther from its centre than 99 in 100 did in the month of the fit. How the sizes of groups have
-- shifted since is the population stability index: the sum over the groups of (p - q) ln(p / q), p and q the shares of
-- the customers now and then; above 0.25 is a shift (Siddiqi 2006). That as many customers change groups every month is
-- no drift: another fit would not end it.
create or replace view mart.grouping_drift as
with
fitted as (
    select
        held.model_key,
        quantile_cont(held.centre_distance, 0.99) as far_distance,
        avg(held.centre_distance) as fitted_distance
    from star.fact_customer_group as held
    join star.dim_model as model
        on model.model_key = held.model_key
        and model.period_key = held.period_key
    group by held.model_key
),

placed as (
    select
        held.period_key,
        held.theme_code,
        held.model_key,
        any_value(fitted.fitted_distance) as fitted_distance,
        avg(held.centre_distance) as mean_distance,
        count(*) as customer_count,
        count(*) filter (held.centre_distance > fitted.far_distance) / count(*) as far_share
    from star.fact_customer_group as held
    left join fitted using (model_key)
    group by held.period_key, held.theme_code, held.model_key
),

sized as (
    select period_key, model_key, group_no, count(*) as customer_count
    from star.fact_customer_group
    group by period_key, model_key, group_no
),

-- Half a customer stands where a group has none: there is no logarithm of nothing.
share as (
    select
        placed.period_key,
        placed.model_key,
        had.group_no,
        greatest(coalesce(sized.customer_count, 0), 0.5) / placed.customer_count as share
    from placed
    join star.dim_group as had on had.model_key = placed.model_key
    left join sized
        on sized.period_key = placed.period_key
        and sized.model_key = placed.model_key
        and sized.group_no = had.group_no
),

shifted as (
    select
        now.period_key,
        now.model_key,
        sum((now.share - fit.share) * ln(now.share / fit.share)) as stability_index
    from share as now
    join star.dim_model as model on model.model_key = now.model_key
    join share as fit
        on fit.model_key = now.model_key
        and fit.group_no = now.group_no
        and fit.period_key = model.period_key
    group by now.period_key, now.model_key
),

moved as (
    select
        period_key,
        theme_code,
        sum(customer_count) filter (not is_same) / sum(customer_count) as moved_share
    from mart.group_transition
    where from_group_key is not null
        and to_group_key is not null
    group by period_key, theme_code
)

select
    placed.period_key,
    placed.theme_code,
    placed.model_key,
    model.period_key as fitted_period_key,
    placed.customer_count,
    placed.fitted_distance,
    placed.mean_distance,
    placed.far_share,
    moved.moved_share,
    shifted.stability_index,
    -- Of a fit there is nothing to be done anew; a move in its month is the fit's.
    model.period_key < placed.period_key
        and (coalesce(placed.far_share, 0) > 0.05 or coalesce(shifted.stability_index, 0) > 0.25) as is_refit_due
from placed
join star.dim_model as model on model.model_key = placed.model_key
left join shifted
    on shifted.period_key = placed.period_key
    and shifted.model_key = placed.model_key
left join moved
    on moved.period_key = placed.period_key
    and moved.theme_code = placed.theme_code;

comment on view mart.grouping_drift is 'One row per closed month and theme: how far its customers have drifted from the groups as they were fitted.';
comment on column mart.grouping_drift.period_key is 'Month, as yyyymm.';
comment on column mart.grouping_drift.theme_code is 'The theme.';
comment on column mart.grouping_drift.model_key is 'The model of its groups.';
comment on column mart.grouping_drift.fitted_period_key is 'Month at whose close they were fitted.';
comment on column mart.grouping_drift.customer_count is 'Customers of the month.';
comment on column mart.grouping_drift.fitted_distance is 'Mean distance to the centre in the month of the fit, in standard deviations.';
comment on column mart.grouping_drift.mean_distance is 'The same in this month.';
comment on column mart.grouping_drift.far_share is 'Share of customers who lie farther from their centre than 99 in 100 did in the month of the fit, 0 to 1.';
comment on column mart.grouping_drift.moved_share is 'Share of the customers grouped in both months who are in another group than the month before, 0 to 1; null of the first month.';
comment on column mart.grouping_drift.stability_index is 'Population stability index of the sizes of groups against the month of the fit; above 0.25 is a shift.';
comment on column mart.grouping_drift.is_refit_due is 'Whether more than 5 in 100 lie far out, or the sizes of groups have shifted.';
