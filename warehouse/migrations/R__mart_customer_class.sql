-- One row per class of customers.
create or replace view mart.customer_class as
select
    customer_class.customer_class_code,
    customer_class.class_order,
    customer_class.class_name_en,
    customer_class.class_name_zh,
    customer_class.population_code
from star.dim_customer_class as customer_class;

comment on view mart.customer_class is 'One row per class of customers.';
comment on column mart.customer_class.customer_class_code is 'Code of the class, such as residential; unknown is that of customers whom no source has stated.';
comment on column mart.customer_class.class_order is 'Position in reports, from 1.';
comment on column mart.customer_class.class_name_en is 'Name in English.';
comment on column mart.customer_class.class_name_zh is 'Name in Chinese.';
comment on column mart.customer_class.population_code is 'resident or enterprise: which weights and which discriminant apply.';
