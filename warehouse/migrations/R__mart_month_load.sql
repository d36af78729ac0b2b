-- One row per month and landing table that feeds it.
create or replace view mart.month_load as
with
fed as (
    select distinct period_key, 'bill' as landing_table, load_file_key
    from star.fact_bill
    union all
    select distinct period_key, 'payment' as landing_table, load_file_key
    from star.fact_payment
    union all
    select distinct period_key, 'consumption' as landing_table, load_file_key
    from star.fact_consumption
    union all
    select distinct period_key, 'credit_event' as landing_table, load_file_key
    from star.fact_credit_event
    union all
    select distinct period_key, 'instalment' as landing_table, load_file_key
    from star.fact_instalment
    union all
    select distinct period_key, 'violation' as landing_table, load_file_key
    from star.fact_violation
    union all
    select distinct period_key, 'financial_statement' as landing_table, load_file_key
    from star.fact_financial_statement
    union all
    select distinct period_key, 'equipment_check' as landing_table, load_file_key
    from star.fact_equipment_check
    union all
    select distinct period_key, 'accident' as landing_table, load_file_key
    from star.fact_accident
    union all
    select distinct period_key, 'outage' as landing_table, load_file_key
    from star.fact_outage
    union all
    select distinct period_key, 'contact' as landing_table, load_file_key
    from star.fact_contact
    union all
    select distinct period_key, 'survey' as landing_table, load_file_key
    from star.fact_survey
    union all
    select distinct period_key, 'survey_item' as landing_table, load_file_key
    from star.fact_survey_item
    union all
    select distinct period_key, 'security' as landing_table, load_file_key
    from star.fact_security
    union all
    select distinct period_key, 'outcome' as landing_table, load_file_key
    from star.fact_outcome
    union all
    select distinct period_key, 'service_result' as landing_table, load_file_key
    from star.fact_service_result
)

select
    fed.period_key,
    fed.landing_table,
    count(*) as file_count,
    sum(load_file.read_count)::bigint as read_count,
    sum(load_file.landed_count)::bigint as landed_count,
    sum(load_file.rejected_count)::bigint as rejected_count
from fed
join audit.load_file as load_file
    on load_file.load_file_key = fed.load_file_key
    and load_file.landing_table = fed.landing_table
group by fed.period_key, fed.landing_table;

comment on view mart.month_load is 'One row per month and landing table that feeds it.';
comment on column mart.month_load.period_key is 'Month, as yyyymm.';
comment on column mart.month_load.landing_table is 'Landing table; its records became facts of the month.';
comment on column mart.month_load.file_count is 'Files that any fact of the month came from; one that feeds several months counts in each.';
comment on column mart.month_load.read_count is 'Rows read of these files; landed plus rejected.';
comment on column mart.month_load.landed_count is 'Rows of these files that went on to the star.';
comment on column mart.month_load.rejected_count is 'Rows of these files that were refused.';
