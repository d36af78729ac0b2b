-- Whom no source had stated by the close: that is known for good, though one may state them later.
alter table star.fact_customer_month add column is_stated boolean default true;
comment on column star.fact_customer_month.is_stated is 'Whether a source had stated the customer by the close; one whom only facts name is not rated, and is in no group.';
alter table history.fact_customer_month add column is_stated boolean default true;

update star.fact_customer_month
set is_stated = false
where customer_version_key in (select customer_version_key from star.dim_customer where is_inferred);

update history.fact_customer_month
set is_stated = false
where customer_version_key in (select customer_version_key from star.dim_customer where is_inferred);

comment on column star.fact_credit_grade.reason_code is 'unstated, score, no_score, hysteresis, promotion, or the gate that decided.';
comment on table star.fact_customer_group is 'One row per customer that a source has stated and closed month.';
