-- Service-quality gap: how far service is perceived below what was expected. Not part of the credit grade.
-- Grain:      one row per customer that answered both questions in the window.
-- Reads:      star.fact_survey.
-- Returns:    customer_key, sen2.
-- Parameters: period_key, first_period_key (the first of the window's twelve months).
select
    customer_key,
    -- Exact sums first: the order of the answers must not show.
    sum(perceived_score - expected_score)::double precision / count(*) as sen2
from star.fact_survey
where period_key between $first_period_key and $period_key
    and perceived_score is not null
    and expected_score is not null
group by customer_key;
