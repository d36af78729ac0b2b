-- The month's file of meter readings; in a month of mistakes a few are wrong.
-- Grain:      one row per customer metered.
-- Reads:      usage, customer.
-- Returns:    the columns of landing.consumption.
-- Parameters: month_no, mistake_share (0 in a clean month).
select
    customer.customer_no,
    usage.consumed_on,
    case
        when uniform(200, usage.i, $month_no) < $mistake_share then -usage.energy_kwh - 1
        else usage.energy_kwh
    end as energy_kwh,
    usage.demand_kw_max,
    usage.power_factor
from usage
join customer using (i)
where usage.n = $month_no
order by usage.i;
