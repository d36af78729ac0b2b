-- Risk factors: what production, management, technical and market risk are measured by.
create table star.dim_risk_factor (
    factor_code varchar not null,
    factor_order integer not null,
    factor_name_en varchar not null,
    factor_name_zh varchar not null,
    indicator_code varchar not null,
    indicator_weight decimal(6, 3) not null,
    run_key integer default 0
);

comment on table star.dim_risk_factor is 'One row per risk factor and indicator that it is measured by, from the reviewed seed.';
comment on column star.dim_risk_factor.factor_code is 'Code of the factor.';
comment on column star.dim_risk_factor.factor_order is 'Order in which factors are listed.';
comment on column star.dim_risk_factor.factor_name_en is 'Name in English.';
comment on column star.dim_risk_factor.factor_name_zh is 'Name in Chinese.';
comment on column star.dim_risk_factor.indicator_code is 'An indicator that it is measured by.';
comment on column star.dim_risk_factor.indicator_weight is 'Weight of the indicator among those of the factor that a customer has.';
comment on column star.dim_risk_factor.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

create table history.dim_risk_factor as
select held.*, 0::integer as superseded_run_key
from star.dim_risk_factor as held
limit 0;
comment on table history.dim_risk_factor is 'One row per row of star.dim_risk_factor that gave way, in the same columns.';
comment on column history.dim_risk_factor.superseded_run_key is 'The run at which the row gave way.';
