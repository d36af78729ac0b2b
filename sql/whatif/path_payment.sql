-- Has each candidate pay.
-- Grain:      one row per candidate that pays anything.
-- Reads:      the temporary table candidate.
-- Writes:     star.fact_payment.
-- Parameters: next_period_key.
insert into star.fact_payment by name
select
    'path#' || candidate_no as payment_no,
    candidate_no as customer_key,
    $next_period_key as period_key,
    paid_on,
    paid_amount,
    0 as run_key
from candidate
where paid_amount > 0;
