-- Finds the rows of forgotten customers in landing.
-- Grain:      one row per landed row of a forgotten customer.
-- Reads:      landing.{{table}}, landing.file, audit.forgotten_customer.
-- Writes:     source_forgotten (temporary).
-- Parameters: salt_text; the fragment is table.
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
