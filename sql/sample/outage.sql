-- Where the lights go out, and when.
-- Grain:      one row per outage.
-- Reads:      month, region.
-- Writes:     outage, of some months and of the one before them.
-- Parameters: from_month_no, to_month_no (the months; 0 is the first).
create or replace table outage as
with
drawn as (
    select
        month.n,
        month.month_text,
        station_no,
        region_no,
        -- Some stations are worse served than others.
        uniform(134, station_no, month.n) < 0.22 * exp(0.5 * gaussian(135, station_no, 0)) as is_out,
        -- In the first three weeks, so that a survey in the last knows of it.
        (month.first_on + floor(uniform(130, station_no, month.n) * 21)::integer)::timestamp
            + to_minutes(360 + floor(uniform(131, station_no, month.n) * 840)::integer) as started_at,
        20 + floor(-100 * ln(1 - uniform(132, station_no, month.n)))::integer as minute_count,
        uniform(133, station_no, month.n) < 0.45 as is_planned
    from month
    cross join region
    where month.n between greatest(0, $from_month_no - 1) and $to_month_no
        and station_no is not null
)

select
    n,
    station_no,
    'O' || month_text || lpad(station_no::varchar, 5, '0') as outage_no,
    region_no,
    started_at,
    started_at + to_minutes(minute_count) as ended_at,
    is_planned
from drawn
where is_out
order by n, station_no;
