-- Finds the rows that a source once gave and that are not in its snapshot, in the open months that the snapshot spans.
-- What was stated after the snapshot's day could not be in it; and where a snapshot of a later day is known, that one
-- has decided.
-- Grain:      one row per row of the star that is absent.
-- Reads:      star.fact_{{table}}, audit.load_file, star.source_snapshot, star.dim_customer and what the query reads.
-- Writes:     the temporary table fact_absent.
-- Parameters: source_name, landing_table, snapshot_on, first_period_key, last_period_key, closed_through_period_key and
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
    and (known.stated_at is null or known.stated_at::date <= $snapshot_on)
    and not {{is_forgotten}}
    and not exists (
        select 1
        from star.source_snapshot as later
        where later.source_name = $source_name
            and later.landing_table = $landing_table
            and later.snapshot_on > $snapshot_on
            and known.period_key between later.first_period_key and later.last_period_key
    )
    and not exists (
        select 1
        from present as news
        where {{same_key}}
    );
