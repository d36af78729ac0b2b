-- Populations are data: the weights of dimensions are rows, one a population, and no longer columns for two of them.
create table star.dim_dimension_weight (
    dimension_code varchar not null,
    population_code varchar not null,
    dimension_weight decimal(6, 3) not null,
    run_key integer default 0
);

comment on table star.dim_dimension_weight is 'One row per dimension of the index system and population, from the weight_ columns of the reviewed seed dimension.csv.';
comment on column star.dim_dimension_weight.dimension_code is 'The dimension.';
comment on column star.dim_dimension_weight.population_code is 'The population, by dim_customer_class.';
comment on column star.dim_dimension_weight.dimension_weight is 'Weight in the index of the population, of 100; 0 when not graded.';
comment on column star.dim_dimension_weight.run_key is 'The run that took the row from its seed; 0 when that was before runs were noted here.';

insert into star.dim_dimension_weight
select dimension_code, 'enterprise', weight_enterprise, run_key
from star.dim_dimension
union all
select dimension_code, 'resident', weight_resident, run_key
from star.dim_dimension;

create table history.dim_dimension_weight as
select held.*, 0::integer as superseded_run_key
from star.dim_dimension_weight as held
limit 0;
comment on table history.dim_dimension_weight is 'One row per row of star.dim_dimension_weight that gave way, in the same columns.';
comment on column history.dim_dimension_weight.superseded_run_key is 'The run at which the row gave way.';

insert into history.dim_dimension_weight
select dimension_code, 'enterprise', weight_enterprise, run_key, superseded_run_key
from history.dim_dimension
union all
select dimension_code, 'resident', weight_resident, run_key, superseded_run_key
from history.dim_dimension;

-- What was weighed so stays; nothing is written into these columns any more.
alter table star.dim_dimension alter column weight_enterprise drop not null;
alter table star.dim_dimension alter column weight_resident drop not null;
comment on column star.dim_dimension.weight_enterprise is 'Null: given up for star.dim_dimension_weight.';
comment on column star.dim_dimension.weight_resident is 'Null: given up for star.dim_dimension_weight.';

comment on column star.dim_customer_class.population_code is 'Population: which weights and which discriminant apply, such as resident or enterprise.';
