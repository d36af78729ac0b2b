-- What each term of the discriminant gives to D(x).
-- Grain:      one row per term, in the order of the model.
-- Reads:      star.fact_indicator, mart.month_indicator, star.fact_customer_attribute.
-- Returns:    term_no, feature, indicator_name_en and indicator_name_zh (null when it is no indicator), value and text
--             (both null: missing), place (of the bin, from 0; null in models of before bins), fill (what stood in for
--             a missing value in those), coefficient, contribution.
-- Parameters: customer_key, period_key; the fragment terms is a structure for each term, attributes the join that they
--             may need.
with
term as (
    select unnest([{{terms}}], recursive := true)
    from star.fact_indicator as indicator
    {{attributes}}
    where indicator.customer_key = $customer_key
        and indicator.period_key = $period_key
)

select
    term.term_no,
    term.feature,
    definition.indicator_name_en,
    definition.indicator_name_zh,
    term.value,
    term.text,
    term.place,
    term.fill,
    term.coefficient,
    term.contribution
from term
left join mart.month_indicator as definition
    on definition.period_key = $period_key
    and lower(definition.indicator_code) = regexp_replace(term.feature, '_points$', '')
order by term.term_no;
