-- Makes room for every customer by each method, of all populations.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary table method_customer, empty.
-- Parameters: none.
create or replace temp table method_customer (
    period_key integer,
    population_code varchar,
    customer_key integer,
    method_code varchar,
    score double,
    twice_rank bigint,
    customer_count bigint,
    grade_code varchar
);
