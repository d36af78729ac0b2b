-- The tree of regions: a province, its cities, counties and stations, as many as the customers need.
-- Grain:      one row per region.
-- Reads:      nothing.
-- Writes:     the table region; station_no counts the stations from 0.
-- Parameters: customer_count.
create or replace table region as
with
shape as (
    select
        least(12, greatest(3, $customer_count // 60000 + 3)) as city_count,
        5 as county_count,
        least(40, greatest(3, $customer_count // 30000)) as station_count
),

city as (
    select
        city.i as city_i,
        ['临江', '望山', '清河', '安澜', '云溪', '北屏', '锦川', '平阳', '石桥', '白塔', '永安', '南浦'][city.i + 1] as stem,
        [
            'Linjiang', 'Wangshan', 'Qinghe', 'Anlan', 'Yunxi', 'Beiping', 'Jinchuan', 'Pingyang',
            'Shiqiao', 'Baita', 'Yong''an', 'Nanpu'
        ][city.i + 1] as stem_en
    from shape
    cross join range(12) as city(i)
    where city.i < shape.city_count
),

county as (
    select
        city.city_i,
        county.i as county_i,
        city.stem as city_stem,
        ['东', '西', '南', '北', '新'][county.i + 1] || ['城', '岭', '湖', '港', '田'][(county.i + city.city_i) % 5 + 1]
            as stem,
        ['Dong', 'Xi', 'Nan', 'Bei', 'Xin'][county.i + 1]
            || ['cheng', 'ling', 'hu', 'gang', 'tian'][(county.i + city.city_i) % 5 + 1] as stem_en,
        county.i < 2 as is_urban
    from city
    cross join range(5) as county(i)
),

station as (
    select
        county.*,
        station.i as station_i,
        row_number() over (order by county.city_i, county.county_i, station.i) - 1 as station_no
    from county
    cross join shape
    cross join range(40) as station(i)
    where station.i < shape.station_count
)

select
    'R' as region_no,
    null as parent_region_no,
    'province' as region_level_code,
    '云岭省' as region_name,
    'Yunling Province' as region_name_en,
    null::bigint as station_no
union all
select 'R' || lpad(city_i::varchar, 2, '0'), 'R', 'city', stem || '市', stem_en || ' City', null
from city
union all
select
    'R' || lpad(city_i::varchar, 2, '0') || county_i,
    'R' || lpad(city_i::varchar, 2, '0'),
    'county',
    stem || case when is_urban then '区' else '县' end,
    stem_en || case when is_urban then ' District' else ' County' end,
    null
from county
union all
select
    'R' || lpad(city_i::varchar, 2, '0') || county_i || lpad(station_i::varchar, 2, '0'),
    'R' || lpad(city_i::varchar, 2, '0') || county_i,
    'station',
    stem || '第' || (station_i + 1) || '供电所',
    stem_en || ' Station ' || (station_i + 1),
    station_no
from station
order by region_no;
