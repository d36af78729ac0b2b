-- The planted truth, for measuring what the warehouse finds. Never loaded.
-- Grain:      one row per customer.
-- Reads:      customer, state, default_month, truth_month (of the last month), region.
-- Returns:    customer_no and its hidden columns; months count from the first as 0.
-- Parameters: month_count.
with
defaulted as (
    select i, min(n) as first_default_month, count(*) as default_month_count
    from default_month
    group by i
)

select
    customer.customer_no,
    customer.class_code as customer_class_code,
    -- Of falling into default within a year, in a common month.
    round(1 - exp(-0.5 * customer.strain_rate * 12), 6) as default_propensity,
    defaulted.first_default_month,
    coalesce(defaulted.default_month_count, 0) as default_month_count,
    customer.archetype,
    case
        when state.closed_n is not null then 'closed'
        when truth_month.is_new then 'new'
        else truth_month.stage
    end as life_cycle_stage,
    customer.first_stage as first_life_cycle_stage,
    customer.next_stage as next_life_cycle_stage,
    case when customer.turn_n < 9999 then customer.turn_n end as turn_month,
    customer.service_sensitivity,
    customer.discipline,
    customer.liquidity,
    customer.pay_habit,
    customer.pays_unnamed,
    customer.pays_ahead,
    round(customer.use_level, 6) as use_level,
    round(customer.season_share, 6) as season_share,
    state.phase = 4 as has_gone_with_debt
from customer
join state using (i)
left join defaulted using (i)
left join truth_month
    on truth_month.i = customer.i
    and truth_month.n = $month_count - 1
order by customer.i;
