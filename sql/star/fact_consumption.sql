-- Moves the landed rows of consumption into the star; a customer's month that is known is replaced.
-- Grain:      one row per customer and month.
-- Reads:      landing.consumption, landing.file, star.dim_customer.
-- Writes:     star.fact_consumption.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_consumption
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.consumption as landed
        join star.dim_customer as customer
            on customer.customer_no = landed.customer_no
            and customer.is_current
        where customer.customer_key = fact_consumption.customer_key
            and year(landed.consumed_on) * 100 + month(landed.consumed_on)
                = fact_consumption.period_key
    );

insert into star.fact_consumption (
    customer_key, period_key, energy_kwh, demand_kw_max, power_factor, run_key,
    load_file_key, record_no
)
select
    customer.customer_key,
    year(landed.consumed_on) * 100 + month(landed.consumed_on) as period_key,
    landed.energy_kwh,
    landed.demand_kw_max,
    landed.power_factor,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.consumption as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
