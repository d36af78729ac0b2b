-- Gives every customer of the month its indicators, and each graded one its points by band.
-- Grain:      one row per customer and month.
-- Reads:      star.fact_customer_month, star.dim_customer_class, what the SELECTs of sql/indicator read.
-- Writes:     star.fact_indicator.
-- Parameters: run_key, period_key, those of the SELECTs; the fragments hold the SELECTs (sources), their joins, the
--             columns, and the values and points of the index system.
insert into star.fact_indicator (
    period_key, customer_key, population_code, {{columns}}, run_key
)
with
{{sources}},

measured as (
    select snapshot.customer_key, class.population_code, {{values}}
    from star.fact_customer_month as snapshot
    join star.dim_customer_class as class using (customer_class_code)
    {{joins}}
    where snapshot.period_key = $period_key
)

select $period_key, customer_key, population_code, {{points}}, $run_key
from measured;
