-- What each term of the discriminant gives to D(x).
-- Grain:      one row per term, in the order of the model.
-- Reads:      star.fact_indicator, mart.month_indicator.
-- Returns:    term_no, feature, indicator_name_en and indicator_name_zh (null when it is no indicator), value (null:
--             missing), fill (what stands in for it), coefficient, contribution.
-- Parameters: customer_key, period_key; the fragment terms is a structure for each term.
with
term as (
    select unnest([{{terms}}], recursive := true)
    from star.fact_indicator as indicator
    where indicator.customer_key = $customer_key
        and indicator.period_key = $period_key
)

select
    term.term_no,
    term.feature,
    definition.indicator_name_en,
    definition.indicator_name_zh,
    term.value,
    term.fill,
    term.coefficient,
    term.contribution
from term
left join mart.month_indicator as definition
    on definition.period_key = $period_key
    and lower(definition.indicator_code) = regexp_replace(term.feature, '_points$', '')
order by term.term_no;
