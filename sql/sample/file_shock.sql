-- The planted shocks. Never loaded.
-- Grain:      one row per shock.
-- Reads:      shock, city, industry.
-- Returns:    what it struck, its months (counted from the first as 0), what it did to use and to falling under strain.
-- Parameters: none.
select
    shock.shock_code,
    city.region_no,
    industry.industry_code,
    shock.first_n as first_month,
    shock.last_n as last_month,
    shock.energy_factor,
    shock.strain_factor
from shock
left join city using (city_no)
left join industry using (industry_no)
order by shock.shock_code, shock.first_n, shock.last_n;
