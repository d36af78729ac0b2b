-- The bands of each graded indicator, best first, with their points.
-- Grain: one row per indicator and band.
create or replace view mart.indicator_band as
with
bounded as (
    select
        indicator_code,
        indicator_order,
        missing_points,
        unnest([0, 1, 2, 3, 4, 5]) as band_no,
        unnest([null, bound_1, bound_2, bound_3, bound_4, null]) as bound_value
    from star.dim_indicator
    where is_graded
)

select
    bounded.indicator_code,
    bounded.band_no,
    bounded.bound_value,
    (case when bounded.band_no = 0 then bounded.missing_points else band.points end)::smallint as points
from bounded
left join mart.band as band using (band_no)
order by bounded.indicator_order, bounded.band_no;

comment on view mart.indicator_band is 'One row per graded indicator and band, best first; band 0 is the missing value, band 5 the worst.';
comment on column mart.indicator_band.indicator_code is 'The indicator.';
comment on column mart.indicator_band.band_no is '0 for a missing value, then 1 the best to 5 the worst.';
comment on column mart.indicator_band.bound_value is 'Last value of the band towards the worse; null for the worst band, the missing one and an empty one.';
comment on column mart.indicator_band.points is 'Points of the band, 0 to 100; null means that the indicator is left out of the index.';
