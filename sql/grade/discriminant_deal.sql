-- Deals the customers of cases into folds: of a population those who default at all, and then the others, each in the
-- order of a hash of the customer's number. So every fold has its share of both, whatever the customers are called.
-- Grain:      one row per population and customer.
-- Reads:      the fragment known (population_code, customer_key, class_code and draw, the hash).
-- Returns:    population_code, customer_key, fold_no.
-- Parameters: fold_count.
select
    population_code,
    customer_key,
    (row_number() over (partition by population_code, class_code order by draw, customer_key) - 1) % $fold_count
        as fold_no
from (
    select
        population_code,
        customer_key,
        min(class_code) as class_code,
        min(draw) as draw
    from {{known}} as known
    group by population_code, customer_key
) as customer;
