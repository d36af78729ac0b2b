-- Finds what the star holds of the records that are news, in whatever month, and which of the two stands: the one
-- that was stated later, and where neither says when, what was loaded last.
-- Grain:      one row per row of the news and row of the star about the same.
-- Reads:      star.fact_{{table}}, the temporary table fact_news.
-- Writes:     the temporary table fact_known; its is_newer is null where both were stated at one moment.
-- Parameters: first_period_key, last_period_key (the months landed); the fragments are table, same_key (the two rows
--             are about the same) and within (where it is looked for).
drop table if exists fact_known;

create temp table fact_known as
select
    news.rowid as news_rowid,
    known.rowid as known_rowid,
    known.period_key,
    case
        when known.stated_at is null then true
        when news.stated_at is null then false
        when news.stated_at <> known.stated_at then news.stated_at > known.stated_at
    end as is_newer
from fact_news as news
join star.fact_{{table}} as known
    on {{same_key}}
where {{within}};
