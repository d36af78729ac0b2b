-- What a logistic regression needs of its cases at some coefficients: the likelihood and its derivatives. The residual
-- and the weight of a case are whole billionths before they are summed, so that no order of the rows changes a digit.
-- Grain:      one row.
-- Reads:      the temporary table discriminant_evidence.
-- Returns:    likelihood (in billionths), gradient_0, gradient_1, ..., information_0_0, information_0_1, ...:
--             billionths times the whole numbers of the features.
-- Parameters: none; fragments: log_odds (of default, at the coefficients), sums (of the terms).
with
foretold as (
    select
        *,
        case when class_code = 'good' then 0 else 1 end as event,
        least(greatest({{log_odds}}, -700), 700) as log_odds
    from discriminant_evidence
),

probable as (
    select *, 1 / (1 + exp(-log_odds)) as p
    from foretold
),

weighed as (
    select
        *,
        cast(round((event - p) * 1000000000) as bigint) as residual,
        cast(round(p * (1 - p) * 1000000000) as bigint) as weight,
        -- ln (1 + e^x) is taken apart: the power would overflow.
        cast(
            round((event * log_odds - greatest(log_odds, 0) - ln(1 + exp(-abs(log_odds)))) * 1000000000) as bigint
        ) as likelihood
    from probable
)

select
    coalesce(sum(likelihood), 0) as likelihood,
    {{sums}}
from weighed;
