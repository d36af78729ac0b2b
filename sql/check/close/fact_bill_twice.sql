-- A row here is a bill that stands twice in the month; it would count twice.
-- Grain:      one row per bill_no.
-- Reads:      star.fact_bill.
-- Returns:    bill_no, row_count.
-- Parameters: period_key.
select bill_no, count(*) as row_count
from star.fact_bill
where period_key = $period_key
group by bill_no
having count(*) > 1
order by bill_no;
