-- Sets aside what is news only because it comes late: a state older than the one that stands, and a record that its
-- source had no more in a later full extract. It goes to what gave way, once.
-- Grain:      that of the fact.
-- Reads:      star.full_extract, landing.file, the temporary table fact_known.
-- Writes:     history.fact_{{table}}, the temporary tables fact_news, fact_known.
-- Parameters: run_key, landing_table, extract_on (day of the full extract that is loaded; end_on when none is), end_on
--             (open end); the fragments are table, same: a row of the news and one of the past say the same, and
--             same_key: a row of the news and one that is known are about the same.
create temp table fact_outdated as
with
covered as (
    select
        news.rowid as news_rowid,
        exists (select 1 from fact_known as pair where pair.news_rowid = news.rowid) as is_known,
        news.stated_at
    from fact_news as news
    join landing.file as file
        on file.load_file_key = news.load_file_key
    where exists (
        select 1
        from star.full_extract as later
        where later.landing_table = $landing_table
            and later.source_name = file.source_name
            and news.period_key between later.first_period_key and later.last_period_key
            and (
                later.extract_on > $extract_on
                or ($extract_on = $end_on and later.extract_on >= news.stated_at::date)
            )
    )
)

select news_rowid
from fact_known
where not is_newer
union
-- Of a record that is there no more, a state older than one that was known says nothing.
select news.rowid
from fact_news as news
join history.fact_{{table}} as known
    on {{same_key}}
where news.stated_at < known.stated_at
    and not exists (select 1 from fact_known as pair where pair.news_rowid = news.rowid)
union
select news_rowid
from covered
where not is_known
    or stated_at is null;

insert into history.fact_{{table}} by name
select news.*, $run_key as superseded_run_key
from fact_news as news
where news.rowid in (select news_rowid from fact_outdated)
    and not exists (
        select 1
        from history.fact_{{table}} as past
        where {{same}}
    );

delete from fact_news
where rowid in (select news_rowid from fact_outdated);

delete from fact_known
where news_rowid in (select news_rowid from fact_outdated);

drop table fact_outdated;
