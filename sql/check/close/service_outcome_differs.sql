-- A row here is a sum of outcomes over the grades that is not that of all customers, or more recovered than fell due.
-- Grain:      one row of the month, or none.
-- Reads:      star.fact_service_outcome, star.fact_customer_month.
-- Returns:    customer_count, snapshot_count, due_amount, recovered_amount, open_amount, graded_open_amount,
--             snapshot_open_amount.
-- Parameters: period_key.
with
whole as (
    select
        coalesce(sum(customer_count) filter (where cut_code = 'all'), 0) as customer_count,
        coalesce(sum(due_amount) filter (where cut_code = 'all'), 0) as due_amount,
        coalesce(sum(recovered_amount) filter (where cut_code = 'all'), 0) as recovered_amount,
        coalesce(sum(open_amount) filter (where cut_code = 'all'), 0) as open_amount,
        coalesce(sum(open_amount) filter (where cut_code = 'grade'), 0) as graded_open_amount,
        count(*) filter (where recovered_amount > due_amount or recovered_amount < 0) as beyond_count
    from star.fact_service_outcome
    where period_key = $period_key
),

snapshot as (
    select count(*) as snapshot_count, coalesce(sum(open_amount), 0) as snapshot_open_amount
    from star.fact_customer_month
    where period_key = $period_key
)

select
    whole.customer_count,
    snapshot.snapshot_count,
    whole.due_amount,
    whole.recovered_amount,
    whole.open_amount,
    whole.graded_open_amount,
    snapshot.snapshot_open_amount
from whole
cross join snapshot
where whole.customer_count <> snapshot.snapshot_count
    or whole.open_amount <> snapshot.snapshot_open_amount
    or whole.graded_open_amount <> snapshot.snapshot_open_amount
    or whole.beyond_count > 0;
