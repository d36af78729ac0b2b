-- Of two different states that were stated at one moment, the one whose text comes later stands: any rule would do that
-- asks for nothing but the two.
-- Grain:      one row per pair that is settled.
-- Reads:      star.fact_{{table}}, star.dim_customer, star.dim_region, the temporary table fact_news.
-- Writes:     the temporary table fact_known.
-- Parameters: none; the fragments are table, news_text and known_text.
update fact_known
set is_newer = settled.is_newer
from (
    select pair.news_rowid, pair.known_rowid, {{news_text}} > {{known_text}} as is_newer
    from fact_known as pair
    join fact_news as news
        on news.rowid = pair.news_rowid
    join star.fact_{{table}} as known
        on known.rowid = pair.known_rowid
    where pair.is_newer is null
) as settled
where fact_known.news_rowid = settled.news_rowid
    and fact_known.known_rowid = settled.known_rowid
    and fact_known.is_newer is null;
