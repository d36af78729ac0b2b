-- Puts what has landed in the place of what the star knows by the same key, and keeps beside it what gives way.
-- Grain:      that of the fact.
-- Reads:      star.fact_{{table}}, the temporary table fact_news.
-- Writes:     history.fact_{{table}}, star.fact_{{table}}.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched); the fragments are
--             table, and same_key: the two rows are about the same.
insert into history.fact_{{table}} by name
select known.*, $run_key as superseded_run_key
from star.fact_{{table}} as known
where known.period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from fact_news as news
        where {{same_key}}
    );

delete from star.fact_{{table}} as known
where known.period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from fact_news as news
        where {{same_key}}
    );

insert into star.fact_{{table}} by name
select news.*
from fact_news as news;
