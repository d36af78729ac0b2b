-- How many versions of customers, and how many regions, have landed.
-- Grain:      one row.
-- Reads:      landing.customer, landing.region.
-- Returns:    customer_count, region_count.
-- Parameters: none.
select
    (select count(*) from landing.customer) as customer_count,
    (select count(*) from landing.region) as region_count;
