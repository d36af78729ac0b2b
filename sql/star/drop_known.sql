-- Drops from what has landed the rows that say what the star says: the first statement of a fact stands.
-- Grain:      one row per row dropped.
-- Reads:      star.fact_{{table}}, the temporary table fact_news.
-- Writes:     the temporary table fact_news.
-- Parameters: first_period_key, last_period_key (the months landed: only they are searched); the fragments are table,
--             and same: the two rows say the same.
delete from fact_news
where exists (
    select 1
    from star.fact_{{table}} as known
    where known.period_key between $first_period_key and $last_period_key
        and {{same}}
);
