-- The planted truth of a month. Never loaded.
-- Grain:      one row per customer under contract at the month's end.
-- Reads:      truth_month.
-- Returns:    customer_no, stage of life, state of credit, whether in default, and how likely it was, to whoever knew
--             all that was planted so far, that it would default and that it would leave within twelve months.
-- Parameters: month_no.
select
    customer_no,
    case when is_new then 'new' else stage end as life_cycle_stage,
    case phase when 0 then 'sound' when 1 then 'strained' when 2 then 'behind' else 'defaulting' end as credit_state,
    is_default,
    round(default_probability, 5) as default_probability,
    round(leaving_probability, 5) as leaving_probability
from truth_month
where n = $month_no
order by i;
