-- The values of the file that look as if a spreadsheet had changed them, not a person.
-- Grain:      one row per value, at most row_count.
-- Reads:      mended_record.
-- Returns:    record_no, reject_no, column_name, was_text, is_text, damage_code (zeros, exponent, digits or date).
-- Parameters: row_count.
with
changed as (
    select
        record_no,
        reject_no,
        column_name,
        record_text ->> reject_pointer(column_name) as was_text,
        cells_text ->> reject_pointer(column_name) as is_text,
        landing_text
    from (select *, unnest(changed_names) as column_name from mended_record where state_code = 'fresh')
),

judged as (
    select
        *,
        -- What the source hands on as the number of something; a day or an amount may be written in another way.
        len(
            list_filter(
                json_keys(landing_text),
                lambda name: ends_with(name, '_no') and (landing_text ->> reject_pointer(name)) = trim(was_text)
            )
        ) > 0 as is_key,
        coalesce(try_cast(was_text as date), try_strptime(was_text, '%Y%m%d')::date) as was_on,
        coalesce(
            try_cast(is_text as date),
            try_strptime(is_text, ['%Y/%m/%d', '%d/%m/%Y', '%m/%d/%Y', '%d.%m.%Y', '%d-%m-%Y', '%Y年%m月%d日'])::date
        ) as is_on
    from changed
),

damaged as (
    select
        *,
        case
            when regexp_full_match(was_text, '0\d+')
                and regexp_full_match(is_text, '\d+')
                and length(is_text) < length(was_text)
                and ltrim(was_text, '0') = ltrim(is_text, '0')
                then 'zeros'
            when regexp_full_match(is_text, '[-+]?\d(\.\d*)?[eE]\+?\d+') and was_text is not null
                then 'exponent'
            when regexp_full_match(was_text, '\d{16,}')
                and regexp_full_match(is_text, '\d{15}0+')
                and length(is_text) = length(was_text)
                and left(is_text, 14) = left(was_text, 14)
                then 'digits'
            when was_text is not null
                and regexp_full_match(
                    is_text,
                    '(?i)\d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(-\d{2,4})?'
                        || '|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,2}|\d{1,2}月\d{1,2}日'
                )
                then 'date'
            when is_key
                and is_on is not null
                and (was_on = is_on or regexp_full_match(was_text, '\d{1,4}[-/.]\d{1,4}.*'))
                then 'date'
        end as damage_code
    from judged
)

select record_no, reject_no, column_name, was_text, is_text, damage_code
from damaged
where damage_code is not null
order by record_no, column_name
limit $row_count;
