-- Consumption conduct: the trend (to a hundredth of a percent) and the steadiness of use (to four decimals), demand
-- against the contract.
-- Grain:      one row per customer with a snapshot in the window.
-- Reads:      star.fact_customer_month.
-- Returns:    customer_key, con1 to con3.
-- Parameters: period_key, first_period_key (the first of the window's twelve months).
with
window_of_customer as (
    select
        customer_key,
        -- Slopes between the same months of two years only: Theil-Sen within the season.
        -- As whole numbers of 4 bytes, which the engine gathers faster; ln of any two readings fits.
        percentile_cont(0.5) within group (order by energy_change_ppm::integer) as energy_change_ppm,
        count(energy_change_ppm) as change_count,
        count(energy_relative_ppm) as month_count,
        sum(energy_relative_ppm) as relative_sum,
        sum(energy_relative_ppm::hugeint * energy_relative_ppm) as relative_square_sum,
        max(demand_rate_ppm) as demand_rate_ppm
    from star.fact_customer_month
    where period_key between $first_period_key and $period_key
    group by customer_key
)

select
    customer_key,
    -- Three months of comparison are the least from which a trend is told.
    case
        when change_count >= 3 then round(100 * (exp(energy_change_ppm / 1e6) - 1), 2)
    end as con1,
    case
        when month_count >= 3 and relative_sum > 0
            then round(
                sqrt(
                    greatest(month_count * relative_square_sum - relative_sum * relative_sum, 0)::double precision
                        / (month_count * (month_count - 1))
                ) / (relative_sum::double precision / month_count),
                4
            )
    end as con2,
    demand_rate_ppm / 1e6 as con3
from window_of_customer;
