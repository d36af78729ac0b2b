-- Notes who is absent from a full extract of a source's customers, and who is not after all, where one of that day was
-- loaded before. Their histories change, and those of customers who are there again.
-- Grain:      one row per customer that is absent.
-- Reads:      landing.customer, the temporary table customer_absent.
-- Writes:     star.customer_absence; history.customer_absence; the temporary table customer_touched.
-- Parameters: run_key, source_name, extract_on.
insert into history.customer_absence by name
select known.*, $run_key as superseded_run_key
from star.customer_absence as known
where known.source_name = $source_name
    and known.absent_on = $extract_on
    and exists (
        select 1
        from landing.customer as landed
        where landed.customer_no = known.customer_no
    );

-- Also those who were there this very day again: of them the rows above are all that is left.
insert into customer_touched (customer_no)
select distinct customer_no
from star.customer_absence
where source_name = $source_name
    and customer_no not in (select customer_no from customer_touched);

delete from star.customer_absence
where source_name = $source_name
    and absent_on = $extract_on
    and exists (
        select 1
        from landing.customer as landed
        where landed.customer_no = customer_absence.customer_no
    );

insert into customer_touched (customer_no)
select customer_no
from customer_absent
where customer_no not in (select customer_no from customer_touched);

insert into star.customer_absence (source_name, customer_no, absent_on, run_key)
select $source_name, customer_no, $extract_on, $run_key
from customer_absent
order by customer_no;
