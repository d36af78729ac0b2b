-- One row per class of the default-probability master scale, from the reviewed seed.
create or replace view mart.master_scale as
select
    master_scale.master_scale_code,
    master_scale.master_scale_order,
    master_scale.default_probability_ceiling,
    master_scale.default_probability_mid
from star.dim_master_scale as master_scale;

comment on view mart.master_scale is 'One row per class of the default-probability master scale, from the reviewed seed.';
comment on column mart.master_scale.master_scale_code is 'M1 (safest) to M9, and D for default.';
comment on column mart.master_scale.master_scale_order is '1 is the safest.';
comment on column mart.master_scale.default_probability_ceiling is 'Highest default probability of the class, 0 to 1, itself not included; null for D.';
comment on column mart.master_scale.default_probability_mid is 'Default probability that stands for the class, 0 to 1.';
