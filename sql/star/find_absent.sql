-- Finds the rows that a source once gave and that are not in its full extract, in the open months that the extract
-- spans. What was stated after the day of the extract could not be in it; and where an extract of a later day is known,
-- that one has decided.
-- Grain:      one row per row of the star that is absent.
-- Reads:      star.fact_{{table}}, audit.load_file, star.full_extract, star.dim_customer and what the query reads.
-- Writes:     the temporary table fact_absent.
-- Parameters: source_name, landing_table, extract_on, first_period_key, last_period_key, closed_through_period_key and
--             those of the query; the fragments are table, query (the rows as the star holds them), key_columns,
--             same_key and is_forgotten (the row is of a customer who was forgotten, and whom no file may name).
drop table if exists fact_absent;

create temp table fact_absent as
with
present as (
    select {{key_columns}}
    from (
{{query}}
    ) as landed
)

select known.rowid as known_rowid
from star.fact_{{table}} as known
where known.period_key between $first_period_key and $last_period_key
    and known.period_key > $closed_through_period_key
    and known.load_file_key in (
        select load_file_key
        from audit.load_file
        where source_name = $source_name
    )
    and (known.stated_at is null or known.stated_at::date <= $extract_on)
    and not {{is_forgotten}}
    and not exists (
        select 1
        from star.full_extract as later
        where later.source_name = $source_name
            and later.landing_table = $landing_table
            and later.extract_on > $extract_on
            and known.period_key between later.first_period_key and later.last_period_key
    )
    and not exists (
        select 1
        from present as news
        where {{same_key}}
    );
