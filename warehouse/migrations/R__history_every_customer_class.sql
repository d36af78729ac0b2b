-- One row per class of customers and span of runs in which it was so: what a close knew, whatever was corrected since.
create or replace view history.every_customer_class as
select
    customer_class_code, population_code, class_order, class_name_en, class_name_zh, run_key,
    2147483647 as superseded_run_key
from star.dim_customer_class
union all
select
    customer_class_code, population_code, class_order, class_name_en, class_name_zh, run_key,
    superseded_run_key
from history.dim_customer_class;

comment on view history.every_customer_class is 'One row per class of customers and span of runs in which it was so: what a close knew, whatever was corrected since.';
comment on column history.every_customer_class.customer_class_code is 'Code of the class, such as residential; unknown is that of customers whom no source has stated.';
comment on column history.every_customer_class.population_code is 'resident or enterprise: which weights and which discriminant apply.';
comment on column history.every_customer_class.class_order is 'Position in reports, from 1.';
comment on column history.every_customer_class.class_name_en is 'Name in English.';
comment on column history.every_customer_class.class_name_zh is 'Name in Chinese.';
comment on column history.every_customer_class.run_key is 'The first run that knew it so.';
comment on column history.every_customer_class.superseded_run_key is 'The run from which on it was known otherwise; 2147483647 while it is in force.';
