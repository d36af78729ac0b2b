-- A row here is a bill of the month whose customer is not in the snapshot; its amount would be lost.
-- Grain:      one row per bill.
-- Reads:      star.fact_bill, star.fact_customer_month.
-- Returns:    bill_no, customer_key.
-- Parameters: period_key.
with
-- The snapshot counts its customers' bills: only where that is not all of them is each bill looked at.
total as (
    select
        (
            select count(*)
            from star.fact_bill
            where period_key = $period_key
        ) is distinct from (
            select coalesce(sum(bill_count), 0)
            from star.fact_customer_month
            where period_key = $period_key
        ) as differs
)

select bill.bill_no, bill.customer_key
from star.fact_bill as bill
where bill.period_key = $period_key
    and (select differs from total)
    and not exists (
        select 1
        from star.fact_customer_month as snapshot
        where snapshot.period_key = $period_key
            and snapshot.customer_key = bill.customer_key
    )
order by bill.bill_no;
