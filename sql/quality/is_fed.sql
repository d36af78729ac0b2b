-- Whether any source ever fed a fact, up to a month.
-- Grain:      one row.
-- Reads:      star.{{table}}.
-- Returns:    is_fed.
-- Parameters: period_key; the fragment is table.
select exists (
    select 1
    from star.{{table}}
    where period_key <= $period_key
) as is_fed;
