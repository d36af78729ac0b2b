-- One row per customer and closed month: its stage of life, and what it is worth.
create or replace view mart.customer_stage as
with
-- An index system without these indicators has no such columns: the one that is always null stands for them.
fact as (
    select *, null::double as no_value
    from star.fact_indicator
),

staged as (
    unpivot fact
    on columns(lambda name: name in ('val3', 'no_value'))
    into name indicator_column value stage_no
),

margin as (
    unpivot fact
    on columns(lambda name: name in ('val1', 'no_value'))
    into name indicator_column value margin_amount
),

recent as (
    unpivot fact
    on columns(lambda name: name in ('val2', 'no_value'))
    into name indicator_column value rfm_points
)

select
    snapshot.period_key,
    snapshot.customer_key,
    customer.customer_no,
    snapshot.customer_class_code,
    staged.stage_no::integer as stage_no,
    stage.stage_code,
    stage.stage_name_en,
    stage.stage_name_zh,
    coalesce(customer.closed_on <= period.last_on, false) as is_closed,
    snapshot.billed_amount_12m,
    snapshot.energy_kwh_12m,
    margin.margin_amount::decimal(18, 2) as margin_amount,
    recent.rfm_points::integer as rfm_points,
    snapshot.run_key
from star.fact_customer_month as snapshot
join star.dim_period as period on period.period_key = snapshot.period_key
left join star.dim_customer as customer on customer.customer_version_key = snapshot.customer_version_key
left join staged
    on staged.period_key = snapshot.period_key
    and staged.customer_key = snapshot.customer_key
left join history.every_life_stage as stage
    on stage.stage_no = staged.stage_no
    and stage.run_key <= snapshot.run_key
    and stage.superseded_run_key > snapshot.run_key
left join margin
    on margin.period_key = snapshot.period_key
    and margin.customer_key = snapshot.customer_key
left join recent
    on recent.period_key = snapshot.period_key
    and recent.customer_key = snapshot.customer_key;

comment on view mart.customer_stage is 'One row per customer and closed month: its stage of life, and what it is worth.';
comment on column mart.customer_stage.period_key is 'Month, as yyyymm.';
comment on column mart.customer_stage.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.customer_stage.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.customer_stage.customer_class_code is 'Class of the customer at the end of the month.';
comment on column mart.customer_stage.stage_no is 'Number of the stage, which is the value of the indicator VAL3; null where its use is not known long enough.';
comment on column mart.customer_stage.stage_code is 'Stage of life by the seed life_stage.csv, as it was at the close: new, growth, mature, declining, dormant or closed, as it ships; null like the number.';
comment on column mart.customer_stage.stage_name_en is 'Name of the stage in English; null like the number.';
comment on column mart.customer_stage.stage_name_zh is 'Name of the stage in Chinese; null like the number.';
comment on column mart.customer_stage.is_closed is 'Whether its contract had ended by the end of the month; it is still here for what it owes.';
comment on column mart.customer_stage.billed_amount_12m is 'Amount billed in the twelve months, in the warehouse currency.';
comment on column mart.customer_stage.energy_kwh_12m is 'Energy used in the twelve months, in kWh; 0 when not metered.';
comment on column mart.customer_stage.margin_amount is 'Margin of the twelve months (VAL1): billed less energy at value.purchase_cost_per_kwh and contacts at value.contact_cost of the close, in the warehouse currency; null without the indicator.';
comment on column mart.customer_stage.rfm_points is 'Recency, frequency and money (VAL2), 3 to 15; null without the indicator.';
comment on column mart.customer_stage.run_key is 'The run that wrote the snapshot.';
