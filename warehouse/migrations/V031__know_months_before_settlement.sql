-- Months that were closed before accounts were settled know no credit, which is not the same as having none. They are
-- those of runs before the first that settled an account.
create temp table settling as
select min(run_key) as run_key
from (
    select run_key from star.fact_settlement
    union all
    select run_key from star.fact_credit_balance
    union all
    select run_key from history.fact_settlement
    union all
    select run_key from history.fact_credit_balance
);

update star.fact_customer_month
set credit_amount = null
where run_key < (select coalesce(run_key, 2147483647) from settling);

update history.fact_customer_month
set credit_amount = null
where run_key < (select coalesce(run_key, 2147483647) from settling);

drop table settling;

comment on column star.fact_customer_month.credit_amount is 'Credit carried forward at the end of the month: what was received and has settled no bill yet, in the warehouse currency; negative where more was taken back than is known to have been received; null of months closed before accounts were settled.';
