-- One row per band of the age of arrears, youngest first; the bands leave no day out.
create or replace view mart.arrears_band as
select
    band.band_no,
    band.arrears_days_min,
    band.arrears_days_max,
    band.arrears_band
from (
    values
    (0, -2147483648, 0, 'not yet due'),
    (1, 1, 30, '1 to 30 days'),
    (2, 31, 60, '31 to 60 days'),
    (3, 61, 90, '61 to 90 days'),
    (4, 91, 2147483647, 'over 90 days')
) as band (band_no, arrears_days_min, arrears_days_max, arrears_band);

comment on view mart.arrears_band is 'One row per band of the age of arrears, youngest first; the bands leave no day out.';
comment on column mart.arrears_band.band_no is 'Position of the band, 0 being the youngest.';
comment on column mart.arrears_band.arrears_days_min is 'Fewest days past due in the band, as arrears_days of mart.customer_month.';
comment on column mart.arrears_band.arrears_days_max is 'Most days past due in the band.';
comment on column mart.arrears_band.arrears_band is 'The band in words.';
