-- Takes the rows of forgotten customers out of landing. Their reject tells neither number nor record, or it would
-- remember whom it was asked to forget.
-- Grain:      one row per row taken out.
-- Reads:      landing.{{table}}, landing.file, audit.forgotten_customer.
-- Writes:     source_reject, source_load_file, landing.{{table}}.
-- Parameters: run_key, source_name, landing_table, salt_text; the fragment is table.
create or replace temp table source_forgotten as
with
number as (
    select distinct customer_no
    from landing.{{table}}
),

forgotten as (
    select customer_no
    from number
    where sha256($salt_text || '/' || customer_no) in (select number_hash from audit.forgotten_customer)
)

select landed.rowid as landed_rowid, landed.load_file_key, file.file_name
from landing.{{table}} as landed
join forgotten using (customer_no)
join landing.file as file
    on file.load_file_key = landed.load_file_key;

insert into source_reject
select
    $run_key,
    $source_name,
    $landing_table,
    file_name,
    null,
    'customer_no',
    null,
    'forgotten',
    'a customer that was not forgotten',
    null
from source_forgotten
order by landed_rowid;

update source_load_file
set
    landed_count = landed_count - taken.taken_count,
    rejected_count = rejected_count + taken.taken_count
from (select load_file_key, count(*) as taken_count from source_forgotten group by load_file_key) as taken
where source_load_file.load_file_key = taken.load_file_key;

delete from landing.{{table}}
where rowid in (select landed_rowid from source_forgotten);
