-- One row per closed month and class of customers, as the seed had it at the close.
create or replace view mart.month_customer_class as
select
    period.period_key,
    customer_class.customer_class_code,
    customer_class.population_code,
    customer_class.class_order,
    customer_class.class_name_en,
    customer_class.class_name_zh
from star.dim_period as period
join history.every_customer_class as customer_class
    on customer_class.run_key <= period.close_run_key
    and customer_class.superseded_run_key > period.close_run_key;

comment on view mart.month_customer_class is 'One row per closed month and class of customers, as the seed had it at the close.';
comment on column mart.month_customer_class.period_key is 'Month, as yyyymm.';
comment on column mart.month_customer_class.customer_class_code is 'Code of the class, such as residential; unknown is that of customers whom no source has stated.';
comment on column mart.month_customer_class.population_code is 'resident or enterprise: which weights and which discriminant apply.';
comment on column mart.month_customer_class.class_order is 'Position in reports, from 1.';
comment on column mart.month_customer_class.class_name_en is 'Name in English.';
comment on column mart.month_customer_class.class_name_zh is 'Name in Chinese.';
