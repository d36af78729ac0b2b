-- Of two different states that were stated at one moment, the one whose text comes later stands: any rule would do that
-- asks for nothing but the two.
-- Grain:      one row per pair that is settled.
-- Reads:      star.fact_{{table}}, star.dim_customer, star.dim_region, the temporary table fact_news.
-- Writes:     the temporary table fact_held.
-- Parameters: none; the fragments are table, news_text and known_text.
update fact_held
set is_newer = settled.is_newer
from (
    select held.news_rowid, held.known_rowid, {{news_text}} > {{known_text}} as is_newer
    from fact_held as held
    join fact_news as news
        on news.rowid = held.news_rowid
    join star.fact_{{table}} as known
        on known.rowid = held.known_rowid
    where held.is_newer is null
) as settled
where fact_held.news_rowid = settled.news_rowid
    and fact_held.known_rowid = settled.known_rowid
    and fact_held.is_newer is null;
