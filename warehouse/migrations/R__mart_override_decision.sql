-- One row per decision to set a customer's grade or to withdraw that.
create or replace view mart.override_decision as
select
    decision.override_no,
    decision.customer_key,
    customer.customer_no,
    decision.decision_code,
    decision.grade_code,
    decision.period_key,
    decision.expires_on,
    decision.decided_by,
    decision.confirmed_by,
    decision.decision_reason,
    decision.decided_at,
    decision.run_key
from star.override_decision as decision
left join star.dim_customer as customer
    on customer.customer_key = decision.customer_key
    and customer.is_current;

comment on view mart.override_decision is 'One row per decision to set a customer''s grade or to withdraw that; rows are only added.';
comment on column mart.override_decision.override_no is 'Number of the decision, in the order in which they were taken.';
comment on column mart.override_decision.customer_key is 'The customer, the same over all its versions.';
comment on column mart.override_decision.customer_no is 'Number of the customer in the source.';
comment on column mart.override_decision.decision_code is 'set or withdrawn; the last one of a customer counts.';
comment on column mart.override_decision.grade_code is 'Grade to give; null when withdrawn.';
comment on column mart.override_decision.period_key is 'First month that it reaches, as yyyymm: the one that was to be closed next.';
comment on column mart.override_decision.expires_on is 'Last day of it: no month that ends later has the grade; null when withdrawn.';
comment on column mart.override_decision.decided_by is 'Who decided, as given.';
comment on column mart.override_decision.confirmed_by is 'The second person, another.';
comment on column mart.override_decision.decision_reason is 'Why, in the words of who did.';
comment on column mart.override_decision.decided_at is 'Moment of the decision.';
comment on column mart.override_decision.run_key is 'The run that kept it.';
