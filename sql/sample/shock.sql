-- Bad times: of a city, and of an industry; a few months in which less is used and more fall into default.
-- Grain:      see the tables.
-- Reads:      region.
-- Writes:     the tables shock, shock_month (one row per shock and month), city (the cities, counted from 0) and
--             industry.
-- Parameters: month_count.
create or replace table city as
select row_number() over (order by region_no) - 1 as city_no, region_no
from region
where region_level_code = 'city';

create or replace table industry as
select row_number() over () - 1 as industry_no, industry_code, class_code
from (
    values
        ('F51', 'commercial'), ('F52', 'commercial'), ('H61', 'commercial'), ('H62', 'commercial'),
        ('I65', 'commercial'), ('K70', 'commercial'), ('O80', 'commercial'),
        ('C13', 'industrial'), ('C17', 'industrial'), ('C26', 'industrial'), ('C30', 'industrial'),
        ('C31', 'industrial'), ('C33', 'industrial'), ('C38', 'industrial'), ('B06', 'industrial'),
        ('A01', 'agricultural'), ('A03', 'agricultural'), ('A04', 'agricultural'), ('A05', 'agricultural')
) as t(industry_code, class_code);

create or replace table shock as
with
drawn as (
    -- Of each kind one, and one more for every year begun.
    select
        kind.kind_no,
        n.n as shock_no,
        floor(uniform(320 + kind.kind_no, n.n, 0) * $month_count)::integer as first_n,
        3 + floor(uniform(322 + kind.kind_no, n.n, 0) * 3)::integer as month_count,
        uniform(324 + kind.kind_no, n.n, 0) as place_draw
    from (values (0), (1)) as kind(kind_no)
    cross join range(1 + $month_count // 12) as n(n)
)

select
    case kind_no when 0 then 'region' else 'industry' end as shock_code,
    case kind_no when 0 then floor(place_draw * (select count(*) from city)) end::integer as city_no,
    case kind_no when 1 then floor(place_draw * (select count(*) from industry)) end::integer as industry_no,
    first_n,
    first_n + month_count - 1 as last_n,
    case kind_no when 0 then 0.92 else 0.78 end as energy_factor,
    case kind_no when 0 then 1.8 else 3.0 end as strain_factor
from drawn
order by kind_no, first_n, shock_no;

-- What every city and industry meets, in the months shown and the year after: the product of its shocks.
create or replace table city_month as
select
    city.city_no,
    n.n,
    coalesce(product(shock.energy_factor), 1) as energy_factor,
    coalesce(product(shock.strain_factor), 1) as strain_factor
from city
cross join range(-24, $month_count + 13) as n(n)
left join shock
    on shock.city_no = city.city_no
    and n.n between shock.first_n and shock.last_n
group by city.city_no, n.n;

create or replace table industry_month as
select
    industry.industry_no,
    n.n,
    coalesce(product(shock.energy_factor), 1) as energy_factor,
    coalesce(product(shock.strain_factor), 1) as strain_factor
from (select industry_no from industry union all select -1) as industry
cross join range(-24, $month_count + 13) as n(n)
left join shock
    on shock.industry_no = industry.industry_no
    and n.n between shock.first_n and shock.last_n
group by industry.industry_no, n.n;

-- The strain ahead of a month: over the seven and the eight months after it. Strain takes two months to become a
-- default on paper and three (with a cut, two) to become one in the books, so that later strain is another year's.
create or replace table strain_ahead as
select
    city_month.city_no,
    industry_month.industry_no,
    now.n,
    sum(city_month.strain_factor * industry_month.strain_factor) filter (city_month.n <= now.n + 5) as months_5,
    sum(city_month.strain_factor * industry_month.strain_factor) filter (city_month.n <= now.n + 7) as months_7,
    sum(city_month.strain_factor * industry_month.strain_factor) as months_8
from range($month_count) as now(n)
join city_month
    on city_month.n between now.n + 1 and now.n + 8
join industry_month on industry_month.n = city_month.n
group by city_month.city_no, industry_month.industry_no, now.n;
