-- Whether a fact has rows whose numbers lie among those that landed, in whatever month: few blocks need be read where
-- numbers rise with time.
-- Grain:      one row.
-- Reads:      star.fact_{{table}}.
-- Returns:    is_known.
-- Parameters: first_text, last_text; the fragments are table and column.
select exists (
    select 1
    from star.fact_{{table}}
    where {{column}} between $first_text and $last_text
) as is_known;
