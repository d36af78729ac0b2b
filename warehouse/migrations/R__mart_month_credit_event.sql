-- One row per closed month and kind of credit event, as the seed had it at the close.
create or replace view mart.month_credit_event as
with
every_credit_event as (
    select event_code, event_points, event_name_en, event_name_zh, run_key, 2147483647 as superseded_run_key
    from star.dim_credit_event
    union all
    select event_code, event_points, event_name_en, event_name_zh, run_key, superseded_run_key
    from history.dim_credit_event
)

select
    period.period_key,
    credit_event.event_code,
    credit_event.event_points,
    credit_event.event_name_en,
    credit_event.event_name_zh
from star.dim_period as period
join every_credit_event as credit_event
    on credit_event.run_key <= period.close_run_key
    and credit_event.superseded_run_key > period.close_run_key;

comment on view mart.month_credit_event is 'One row per closed month and kind of credit event, as the seed had it at the close.';
comment on column mart.month_credit_event.period_key is 'Month, as yyyymm.';
comment on column mart.month_credit_event.event_code is 'reminder, second_reminder, cut_notice, cut, reconnected, returned_payment, broken_plan or write_off.';
comment on column mart.month_credit_event.event_points is 'Points of a fresh event; they halve every six months.';
comment on column mart.month_credit_event.event_name_en is 'Name in English.';
comment on column mart.month_credit_event.event_name_zh is 'Name in Chinese.';
