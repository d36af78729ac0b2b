-- A row here is a month whose snapshot does not add up to its bills; an amount was lost or invented.
-- Grain:      one row, or none.
-- Reads:      star.fact_bill, star.fact_customer_month.
-- Returns:    bill_count, snapshot_bill_count, billed_amount, snapshot_billed_amount.
-- Parameters: period_key.
with
bill as (
    select count(*) as bill_count, coalesce(sum(billed_amount), 0) as billed_amount
    from star.fact_bill
    where period_key = $period_key
),

snapshot as (
    select
        coalesce(sum(bill_count), 0) as snapshot_bill_count,
        coalesce(sum(billed_amount), 0) as snapshot_billed_amount
    from star.fact_customer_month
    where period_key = $period_key
)

select bill.bill_count, snapshot.snapshot_bill_count, bill.billed_amount, snapshot.snapshot_billed_amount
from bill
cross join snapshot
where bill.bill_count <> snapshot.snapshot_bill_count
    or bill.billed_amount <> snapshot.snapshot_billed_amount;
