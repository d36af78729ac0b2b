-- Sets the results of a month aside, beside the star, before it is closed anew; with them the models fitted at its
-- close and at later ones, which rest on it.
-- Grain:      one row per row set aside.
-- Reads:      what it writes.
-- Writes:     history.*, star.*: fact_bill_balance, fact_customer_month, fact_indicator, fact_credit_grade,
--             fact_customer_group, dim_group, dim_model.
-- Parameters: period_key, run_key.
insert into history.fact_bill_balance by name
select *, $run_key as superseded_run_key
from star.fact_bill_balance
where period_key = $period_key;

delete from star.fact_bill_balance
where period_key = $period_key;

insert into history.fact_customer_month by name
select *, $run_key as superseded_run_key
from star.fact_customer_month
where period_key = $period_key;

delete from star.fact_customer_month
where period_key = $period_key;

insert into history.fact_indicator by name
select *, $run_key as superseded_run_key
from star.fact_indicator
where period_key = $period_key;

delete from star.fact_indicator
where period_key = $period_key;

insert into history.fact_credit_grade by name
select *, $run_key as superseded_run_key
from star.fact_credit_grade
where period_key = $period_key;

delete from star.fact_credit_grade
where period_key = $period_key;

insert into history.fact_customer_group by name
select *, $run_key as superseded_run_key
from star.fact_customer_group
where period_key = $period_key;

delete from star.fact_customer_group
where period_key = $period_key;

insert into history.dim_group by name
select *, $run_key as superseded_run_key
from star.dim_group
where model_key in (
    select model_key
    from star.dim_model
    where period_key >= $period_key
);

delete from star.dim_group
where model_key in (
    select model_key
    from star.dim_model
    where period_key >= $period_key
);

insert into history.dim_model by name
select *, $run_key as superseded_run_key
from star.dim_model
where period_key >= $period_key;

delete from star.dim_model
where period_key >= $period_key;
