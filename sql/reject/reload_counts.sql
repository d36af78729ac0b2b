-- What became of the mended records.
-- Grain:      one row.
-- Reads:      source_mended, audit.reject.
-- Returns:    loaded_count, refused_count.
-- Parameters: run_key.
with
refused as (
    select distinct reject_no
    from audit.reject
    where run_key = $run_key
        and rule_code not in ('repeated', 'superseded')
)

select
    count(*) filter (where refused.reject_no is null) as loaded_count,
    (select count(*) from refused) as refused_count
from source_mended
left join refused using (reject_no);
