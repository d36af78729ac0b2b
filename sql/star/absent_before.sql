-- Notes of customers that a source names for the first time that they were absent from the full extracts of it that are
-- known already: what it had at those days was whole.
-- Grain:      one row per customer and full extract.
-- Reads:      star.customer_record, history.customer_record, star.full_extract, the temporary table customer_news.
-- Writes:     star.customer_absence.
-- Parameters: run_key.
insert into star.customer_absence (source_name, customer_no, absent_on, run_key)
with
first_named as (
    select distinct news.source_name, news.customer_no
    from customer_news as news
    where news.news_code = 'new'
        and not exists (
            select 1
            from star.customer_record as known
            where known.customer_no = news.customer_no
                and known.source_name = news.source_name
                and known.run_key < $run_key
        )
        and not exists (
            select 1
            from history.customer_record as past
            where past.customer_no = news.customer_no
                and past.source_name = news.source_name
                and past.run_key < $run_key
        )
)

select first_named.source_name, first_named.customer_no, whole.extract_on, $run_key
from first_named
join (
    select distinct source_name, extract_on
    from star.full_extract
    where landing_table = 'customer'
) as whole using (source_name)
order by first_named.source_name, first_named.customer_no, whole.extract_on;
