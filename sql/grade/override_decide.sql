-- Keeps a decision about a customer's grade.
-- Grain:      one row.
-- Reads:      star.override_decision, star.dim_customer.
-- Writes:     star.override_decision.
-- Parameters: run_key, customer_no, decision_code, grade_code (empty where withdrawn), period_key (the first month that
--             it reaches), expires_on (9999-12-31 where withdrawn), decided_by_text, confirmed_by_text, reason_text.
insert into star.override_decision (
    override_no, customer_key, decision_code, grade_code, period_key, expires_on, decided_by, confirmed_by,
    decision_reason, decided_at, run_key
)
select
    (select coalesce(max(override_no), 0) + 1 from star.override_decision),
    customer_key,
    $decision_code,
    nullif($grade_code, ''),
    $period_key,
    nullif($expires_on, date '9999-12-31'),
    $decided_by_text,
    $confirmed_by_text,
    $reason_text,
    now(),
    $run_key
from star.dim_customer
where customer_no = $customer_no
    and is_current;
