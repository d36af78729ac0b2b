-- The overrides that stand at a month's close: the last decision of each customer, unless it was withdrawn or has
-- expired.
-- Grain:      one row per customer.
-- Reads:      star.override_decision.
-- Returns:    customer_key, override_no, grade_code.
-- Parameters: period_key, last_on.
select decision.customer_key, decision.override_no, decision.grade_code
from star.override_decision as decision
where decision.override_no in (
    select max(override_no)
    from star.override_decision
    where period_key <= $period_key
    group by customer_key
)
    and decision.decision_code = 'set'
    and decision.expires_on >= $last_on
order by decision.customer_key;
