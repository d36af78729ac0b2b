-- Puts the landed regions into the tree, and names the province, city and county that each lies in.
-- Grain:      one row per region_no; row 0 stands for unknown.
-- Reads:      landing.region, star.dim_region.
-- Writes:     star.dim_region; history.dim_region, what gave way.
-- Parameters: run_key.
create or replace temp table region_next as
with
named as (
    select
        region_no,
        parent_region_no,
        region_level_code,
        region_name,
        coalesce(region_name_en, region_name) as region_name_en
    from landing.region
    union all
    select known.region_no, above.region_no, known.region_level_code, known.region_name, known.region_name_en
    from star.dim_region as known
    left join star.dim_region as above on above.region_key = known.parent_region_key
    where known.region_key <> 0
        and not exists (select 1 from landing.region as landed where landed.region_no = known.region_no)
)

select
    named.*,
    coalesce(
        known.region_key,
        (select max(region_key) from star.dim_region)
            + row_number() over (partition by known.region_key is null order by named.region_no)
    )::integer as region_key
from named
left join star.dim_region as known using (region_no);

create or replace temp table region_before as
select known.*
from star.dim_region as known
where known.region_key <> 0;

delete from star.dim_region
where region_key <> 0;

insert into star.dim_region (
    region_key, region_no, region_level_code, parent_region_key, region_name, region_name_en,
    province_name, province_name_en, city_name, city_name_en, county_name, county_name_en, run_key
)
with recursive
placed as (
    select
        region_key,
        region_no,
        region_level_code,
        null::integer as parent_region_key,
        region_name,
        region_name_en,
        case when region_level_code = 'province' then region_name end as province_name,
        case when region_level_code = 'province' then region_name_en end as province_name_en,
        case when region_level_code = 'city' then region_name end as city_name,
        case when region_level_code = 'city' then region_name_en end as city_name_en,
        case when region_level_code = 'county' then region_name end as county_name,
        case when region_level_code = 'county' then region_name_en end as county_name_en
    from region_next
    where parent_region_no is null
        or not exists (
            select 1
            from region_next as above
            where above.region_no = region_next.parent_region_no
        )
    union all
    select
        below.region_key,
        below.region_no,
        below.region_level_code,
        placed.region_key,
        below.region_name,
        below.region_name_en,
        placed.province_name,
        placed.province_name_en,
        case when below.region_level_code = 'city' then below.region_name else placed.city_name end,
        case when below.region_level_code = 'city' then below.region_name_en else placed.city_name_en end,
        case when below.region_level_code = 'county' then below.region_name else placed.county_name end,
        case when below.region_level_code = 'county' then below.region_name_en else placed.county_name_en end
    from placed
    join region_next as below on below.parent_region_no = placed.region_no
)

-- A region that stays as it was is still the work of the run that wrote it.
select placed.*, coalesce(before.run_key, $run_key)
from placed
left join region_before as before
    on before.region_key = placed.region_key
    and before.region_no = placed.region_no
    and before.region_level_code = placed.region_level_code
    and before.parent_region_key is not distinct from placed.parent_region_key
    and before.region_name = placed.region_name
    and before.region_name_en = placed.region_name_en
    and before.province_name is not distinct from placed.province_name
    and before.province_name_en is not distinct from placed.province_name_en
    and before.city_name is not distinct from placed.city_name
    and before.city_name_en is not distinct from placed.city_name_en
    and before.county_name is not distinct from placed.county_name
    and before.county_name_en is not distinct from placed.county_name_en
order by placed.region_key;

insert into history.dim_region by name
select before.*, $run_key as superseded_run_key
from region_before as before
where not exists (
    select 1
    from star.dim_region as known
    where known.region_key = before.region_key
        and known.run_key = before.run_key
);

drop table region_before;

drop table region_next;
