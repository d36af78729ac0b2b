-- One row per customer and closed month whose grade somebody set.
create or replace view mart.grade_override as
select
    override.period_key,
    override.customer_key,
    customer.customer_no,
    override.override_no,
    override.own_grade_code,
    override.asked_grade_code,
    override.grade_code,
    decision.expires_on,
    decision.decided_by,
    decision.confirmed_by,
    decision.decision_reason,
    override.run_key
from star.fact_grade_override as override
join star.override_decision as decision on decision.override_no = override.override_no
left join star.dim_customer as customer
    on customer.customer_key = override.customer_key
    and customer.is_current;

comment on view mart.grade_override is 'One row per customer and closed month whose grade somebody set.';
comment on column mart.grade_override.period_key is 'Month, as yyyymm.';
comment on column mart.grade_override.customer_key is 'The customer, the same over all its versions.';
comment on column mart.grade_override.customer_no is 'Number of the customer in the source.';
comment on column mart.grade_override.override_no is 'The decision, by mart.override_decision.';
comment on column mart.grade_override.own_grade_code is 'Grade that the rules give.';
comment on column mart.grade_override.asked_grade_code is 'Grade that was decided.';
comment on column mart.grade_override.grade_code is 'Grade that the customer has: the one decided, no further from the rules'' than override.notches_max, and no better than a gate that caps lets be.';
comment on column mart.grade_override.expires_on is 'Last day of the override.';
comment on column mart.grade_override.decided_by is 'Who decided, as given.';
comment on column mart.grade_override.confirmed_by is 'The second person, another.';
comment on column mart.grade_override.decision_reason is 'Why, in the words of who did.';
comment on column mart.grade_override.run_key is 'The run that wrote the row.';
