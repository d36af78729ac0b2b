-- Hand-written: counts, sums and sums of products of the points, of every month whose outcome is known.
-- Grain:      one row per month, population and class.
-- Reads:      graded, bad, population.
-- Returns:    month_no, population_no, is_bad, case_count, then the sums and the products as {statistics} has them.
-- Parameters: last_no; the fragments features (x0, x1, ...) and statistics.
with
feature as (
    select graded.month_no, population.population_no, bad.customer_key is not null as is_bad, {features}
    from graded
    join population using (customer_key)
    left join bad using (customer_key, month_no)
    where graded.month_no <= {last_no} - 12
)

select month_no, population_no, is_bad, count(*) as case_count, {statistics}
from feature
group by month_no, population_no, is_bad
order by month_no, population_no, is_bad;
