-- Whether a fact has rows in the months that have landed.
-- Grain:      one row.
-- Reads:      star.fact_{{table}}.
-- Returns:    is_known.
-- Parameters: first_period_key, last_period_key; the fragment is table.
select exists (
    select 1
    from star.fact_{{table}}
    where period_key between $first_period_key and $last_period_key
) as is_known;
