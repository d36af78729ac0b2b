-- What became of the mended records. Each that is refused again has a reject of its own.
-- Grain:      one row.
-- Reads:      source_mended, audit.reject.
-- Returns:    loaded_count, refused_count.
-- Parameters: run_key.
with
refused as (
    select count(distinct reject_no) as refused_count
    from audit.reject
    where run_key = $run_key
        and rule_code not in ('repeated', 'superseded')
)

select
    (select count(*) from source_mended) - refused.refused_count as loaded_count,
    refused.refused_count
from refused;
