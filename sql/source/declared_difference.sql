-- The declared control totals that are not what was read, landed or refused.
-- Grain:      one row per declared total that differs or is no number.
-- Reads:      source_declared, source_load_total.
-- Returns:    file_name, landing_table, column_name, origin, declared_text, declared_total (null: no number),
--             read_total, rejected_total, unread_count.
-- Parameters: none.
with
declared as (
    select
        *,
        -- Typed as the values of the file are.
        coalesce(
            try_cast(declared_text as decimal(38, 3)),
            try_cast(source_number(declared_text) as decimal(38, 3))
        ) as declared_total
    from source_declared
)

select
    declared.file_name,
    declared.landing_table,
    declared.column_name,
    declared.origin,
    declared.declared_text,
    case
        when declared.column_name <> 'row_count' or declared.declared_total % 1 = 0
            then declared.declared_total
    end as declared_total,
    -- A file without any record is not read, and its totals are nothing.
    coalesce(found.read_total, 0) as read_total,
    coalesce(found.rejected_total, 0) as rejected_total,
    coalesce(found.unread_count, 0) as unread_count
from declared
left join source_load_total as found
    on found.landing_table = declared.landing_table
    and found.file_name = declared.file_name
    and found.column_name = declared.column_name
where declared.declared_total is null
    or declared.declared_total <> coalesce(found.read_total, 0)
order by declared.file_name, declared.landing_table, declared.column_name <> 'row_count', declared.column_name;
