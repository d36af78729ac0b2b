-- Puts the landed regions into the tree, and names the province, city and county that each lies in. Of two states of a
-- region the one that was stated later stands, as of every record (find_known.sql, settle_known.sql); a region may come
-- before the one above it.
-- Grain:      one row per region_no; row 0 stands for unknown.
-- Reads:      landing.region, star.dim_region.
-- Writes:     star.dim_region; history.dim_region, what gave way.
-- Parameters: run_key; the fragments are landed_text and known_text.
create temp table region_next as
with
news as (
    select
        landed.region_no,
        landed.parent_region_no,
        landed.region_level_code,
        landed.region_name,
        coalesce(landed.region_name_en, landed.region_name) as region_name_en,
        landed.stated_at
    from landing.region as landed
    left join star.dim_region as known using (region_no)
    where known.stated_at is null
        or landed.stated_at > known.stated_at
        or (landed.stated_at = known.stated_at and {{landed_text}} > {{known_text}})
),

named as (
    select *
    from news
    union all
    select
        known.region_no,
        known.parent_region_no,
        known.region_level_code,
        known.region_name,
        known.region_name_en,
        known.stated_at
    from star.dim_region as known
    where known.region_key <> 0
        and not exists (select 1 from news where news.region_no = known.region_no)
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

create temp table region_before as
select known.*
from star.dim_region as known
where known.region_key <> 0;

delete from star.dim_region
where region_key <> 0;

insert into star.dim_region (
    region_key, region_no, region_level_code, parent_region_key, region_name, region_name_en,
    province_name, province_name_en, city_name, city_name_en, county_name, county_name_en, parent_region_no,
    stated_at, run_key
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
        case when region_level_code = 'county' then region_name_en end as county_name_en,
        parent_region_no,
        stated_at
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
        case when below.region_level_code = 'county' then below.region_name_en else placed.county_name_en end,
        below.parent_region_no,
        below.stated_at
    from placed
    join region_next as below on below.parent_region_no = placed.region_no
),

unplaced as (
    -- Below one another in a ring: kept, for the promise region_without_parent to tell.
    select
        region_key, region_no, region_level_code, null::integer as parent_region_key, region_name, region_name_en,
        null::varchar as province_name, null::varchar as province_name_en, null::varchar as city_name,
        null::varchar as city_name_en, null::varchar as county_name, null::varchar as county_name_en,
        parent_region_no, stated_at
    from region_next
    where region_key not in (select region_key from placed)
),

tree as (
    select * from placed
    union all
    select * from unplaced
)

-- A region that stays as it was is still the work of the run that wrote it.
select tree.*, coalesce(before.run_key, $run_key)
from tree
left join region_before as before
    on before.region_key = tree.region_key
    and before.region_no = tree.region_no
    and before.region_level_code = tree.region_level_code
    and before.parent_region_key is not distinct from tree.parent_region_key
    and before.region_name = tree.region_name
    and before.region_name_en = tree.region_name_en
    and before.province_name is not distinct from tree.province_name
    and before.province_name_en is not distinct from tree.province_name_en
    and before.city_name is not distinct from tree.city_name
    and before.city_name_en is not distinct from tree.city_name_en
    and before.county_name is not distinct from tree.county_name
    and before.county_name_en is not distinct from tree.county_name_en
    and before.parent_region_no is not distinct from tree.parent_region_no
    and before.stated_at is not distinct from tree.stated_at
order by tree.region_key;

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
