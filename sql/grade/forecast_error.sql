-- How far probabilities of default lie from what came: the sum of their squared errors, in whole billionths.
-- Grain:      one row.
-- Reads:      the fragment relation.
-- Returns:    good_count, default_count, good_error, default_error.
-- Parameters: none; fragments: relation, condition, probability.
select
    count(*) filter (where not is_default) as good_count,
    count(*) filter (where is_default) as default_count,
    coalesce(sum(error) filter (where not is_default), 0) as good_error,
    coalesce(sum(error) filter (where is_default), 0) as default_error
from (
    select
        is_default,
        cast(round(power(probability - case when is_default then 1 else 0 end, 2) * 1000000000) as bigint) as error
    from (
        select class_code = 'default' as is_default, {{probability}} as probability
        from {{relation}}
        where {{condition}}
    ) as forecast
) as erring;
