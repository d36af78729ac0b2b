-- The bands that the value of a graded indicator falls into, and what each is worth. Stated here only: a close, a view
-- and an explanation read it.
-- Grain: one row per band.
create or replace view mart.band as
select band_no, points::smallint as points
from (
    values
    (1, 100),
    (2, 80),
    (3, 60),
    (4, 30),
    (5, 0)
) as band (band_no, points);

comment on view mart.band is 'One row per band of a graded indicator, best first; a missing value has points of its own, see mart.indicator_band.';
comment on column mart.band.band_no is 'The band, from 1 the best to 5 the worst.';
comment on column mart.band.points is 'Points of a value in the band, 0 to 100.';
