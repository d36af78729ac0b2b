-- Keeps what has landed of customers. Of two statements of a customer and day, or of two without
-- a day of their own, the one that was stated later stands;
-- where neither says when, what was loaded last. A statement that is known already changes nothing.
-- Grain:      one row per customer and day.
-- Reads:      landing.customer, landing.region, landing.file, star.dim_customer.
-- Writes:     star.customer_record; history.customer_record, what gave way or came too late; the temporary table
--             customer_touched, whose history may change.
-- Parameters: run_key, beginning_on (first day of an unknown past); the fragments are record_no (the number of a landed
--             row in its file), and landed_text, news_text and known_text: a statement as text, by which two of one
--             moment are told apart.
create temp table customer_landed as
select
    landed.customer_no,
    landed.customer_name,
    landed.customer_name_en,
    landed.customer_class_code,
    landed.region_no,
    landed.industry_code,
    landed.voltage_kv,
    landed.contract_capacity_kva,
    landed.opened_on,
    landed.closed_on,
    coalesce(landed.valid_from, landed.opened_on, $beginning_on) as valid_from,
    landed.valid_from is not null as has_own_day,
    landed.stated_at,
    file.source_name,
    $run_key as run_key,
    landed.load_file_key,
    {{record_no}} as record_no
from landing.customer as landed
left join landing.file as file
    on file.load_file_key = landed.load_file_key
-- Records without a day of their own are states of one, whatever day each of them means.
qualify row_number() over (
    partition by landed.customer_no, landed.valid_from
    order by
        landed.stated_at desc nulls last,
        case when landed.stated_at is not null then {{landed_text}} end desc,
        landed.rowid
) = 1;

drop table if exists customer_news;

create temp table customer_news as
select
    news.*,
    case
        when known.customer_no is null then 'new'
        when known.customer_name is not distinct from news.customer_name
            and known.customer_name_en is not distinct from news.customer_name_en
            and known.customer_class_code is not distinct from news.customer_class_code
            and known.region_no is not distinct from news.region_no
            and known.industry_code is not distinct from news.industry_code
            and known.voltage_kv is not distinct from news.voltage_kv
            and known.contract_capacity_kva is not distinct from news.contract_capacity_kva
            and known.opened_on is not distinct from news.opened_on
            and known.closed_on is not distinct from news.closed_on
            and known.stated_at is not distinct from news.stated_at
            then 'same'
        when known.stated_at is null then 'newer'
        when news.stated_at is null then 'older'
        when news.stated_at <> known.stated_at
            then case when news.stated_at > known.stated_at then 'newer' else 'older' end
        when {{news_text}} > {{known_text}} then 'newer'
        else 'older'
    end as news_code
from customer_landed as news
left join star.customer_record as known
    on known.customer_no = news.customer_no
    and known.has_own_day = news.has_own_day
    and (known.valid_from = news.valid_from or not news.has_own_day);

insert into history.customer_record by name
select known.*, $run_key as superseded_run_key
from star.customer_record as known
where exists (
    select 1
    from customer_news as news
    where news.news_code = 'newer'
        and news.customer_no = known.customer_no
        and news.has_own_day = known.has_own_day
        and (news.valid_from = known.valid_from or not news.has_own_day)
);

insert into history.customer_record by name
select news.* exclude (news_code), $run_key as superseded_run_key
from customer_news as news
where news.news_code = 'older'
    and not exists (
        select 1
        from history.customer_record as past
        where past.customer_no = news.customer_no
            and past.valid_from = news.valid_from
            and past.customer_name is not distinct from news.customer_name
            and past.customer_name_en is not distinct from news.customer_name_en
            and past.customer_class_code is not distinct from news.customer_class_code
            and past.region_no is not distinct from news.region_no
            and past.industry_code is not distinct from news.industry_code
            and past.voltage_kv is not distinct from news.voltage_kv
            and past.contract_capacity_kva is not distinct from news.contract_capacity_kva
            and past.opened_on is not distinct from news.opened_on
            and past.closed_on is not distinct from news.closed_on
            and past.stated_at is not distinct from news.stated_at
    );

delete from star.customer_record
where exists (
    select 1
    from customer_news as news
    where news.news_code = 'newer'
        and news.customer_no = customer_record.customer_no
        and news.has_own_day = customer_record.has_own_day
        and (news.valid_from = customer_record.valid_from or not news.has_own_day)
);

insert into star.customer_record (
    customer_no, customer_name, customer_name_en, customer_class_code, region_no, industry_code, voltage_kv,
    contract_capacity_kva, opened_on, closed_on, valid_from, has_own_day, stated_at, source_name, run_key,
    load_file_key, record_no
)
select
    customer_no, customer_name, customer_name_en, customer_class_code, region_no, industry_code, voltage_kv,
    contract_capacity_kva, opened_on, closed_on, valid_from, has_own_day, stated_at, source_name, run_key,
    load_file_key, record_no
from customer_news
where news_code in ('new', 'newer');

-- Whose history may change: those of whom there is news, and those whose region has become known.
drop table if exists customer_touched;

create temp table customer_touched as
select distinct customer_no
from customer_news
where news_code in ('new', 'newer')
union
select record.customer_no
from star.customer_record as record
where exists (
        select 1
        from landing.region as landed
        where landed.region_no = record.region_no
    )
    and exists (
        select 1
        from star.dim_customer as version
        where version.customer_no = record.customer_no
            and version.region_key = 0
    );

drop table customer_landed;
