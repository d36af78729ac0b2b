-- Makes way for the scores of a month's candidates.
-- Grain:      one row per customer and candidate.
-- Reads:      star.fact_challenger_score.
-- Writes:     star.fact_challenger_score.
-- Parameters: period_key.
delete from star.fact_challenger_score
where period_key = $period_key;
