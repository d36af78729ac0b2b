-- Takes out the customers of whom nothing is left: known only from records that gave way to others, and in no closed
-- month. What they were stays in the history, and nobody else gets their keys.
-- Grain:      one row per customer.
-- Reads:      star.dim_customer, star.fact_customer_month, what the fragment names.
-- Writes:     star.dim_customer; history.dim_customer.
-- Parameters: run_key; the fragment customers is the keys of customers who have facts.
create temp table phantom as
with
-- The newest, mostly: most blocks of facts are of others, and need not be read.
maybe as (
    select inferred.customer_key
    from star.dim_customer as inferred
    where inferred.is_inferred
        and inferred.customer_key not in (select customer_key from star.fact_customer_month)
),

fact as (
    {{customers}}
)

select customer_key
from maybe
where customer_key not in (
    select customer_key
    from fact
    where customer_key in (select customer_key from maybe)
);

insert into history.dim_customer by name
select inferred.*, $run_key as superseded_run_key
from star.dim_customer as inferred
where inferred.is_inferred
    and inferred.customer_key in (select customer_key from phantom);

delete from star.dim_customer
where is_inferred
    and customer_key in (select customer_key from phantom);

drop table phantom;
