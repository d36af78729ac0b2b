-- One row per band of a graded indicator, best first, from the reviewed seed; the missing value
-- is band 0.
create or replace view mart.indicator_band as
select
    band.indicator_code,
    band.band_no,
    band.bound_value,
    band.points
from star.dim_band as band;

comment on view mart.indicator_band is 'One row per band of a graded indicator, best first, from the reviewed seed; the missing value is band 0.';
comment on column mart.indicator_band.indicator_code is 'The indicator.';
comment on column mart.indicator_band.band_no is '0 for a missing value, then 1 the best.';
comment on column mart.indicator_band.bound_value is 'Last value of the band towards the worse; null for the worst band, the missing one and an empty one.';
comment on column mart.indicator_band.points is 'Points of the band, 0 to 100; null means the indicator is left out of the index.';
