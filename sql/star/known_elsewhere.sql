-- Whether a fact has rows of the numbers that landed, in whatever month.
-- Grain:      one row.
-- Reads:      star.fact_{{table}}, landing.{{table}}.
-- Returns:    is_known.
-- Parameters: first_text, last_text (of the first column of the key); the fragments are table, column and same_key.
select exists (
    select 1
    from star.fact_{{table}} as known
    where known.{{column}} between $first_text and $last_text
        and exists (
            select 1
            from landing.{{table}} as news
            where {{same_key}}
        )
) as is_known;
