-- The attributes whose values look like numbers or days, and landed as texts all the same.
-- Grain:      one row per attribute of which one value in a hundred is so.
-- Reads:      landing.customer_attribute, source_load_file.
-- Returns:    attribute_code, value_count, number_count, unread_count, and of the first such value file_name, record_no
--             (null where it is not known) and attribute_text.
-- Parameters: columns_max (so many attributes at most); the fragment special (whether x stands for no figure).
with
looked as (
    select
        landed.attribute_code,
        landed.attribute_text,
        landed.load_file_key,
        landed.record_no,
        coalesce(
            regexp_full_match(
                source_folded(landed.attribute_text),
                '[-+(]?\s*(?:[A-Z]{3}|[$€£¥₩₹₽])?\s*[-+]?\d{1,3}(?:[., '']?\d{3})*(?:[.,]\d+)?'
                    || '\s*(?:[A-Z]{3}|[%‰$€£¥₩₹₽元])?\)?'
                    || '|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}'
                    || '|\d{1,2}[-/. ]\p{L}{3,9}[-/. ]\d{2,4}'
            ),
            false
        )
        and not list_transform([landed.attribute_text], lambda x: {{special}})[1] as is_unread
    from landing.customer_attribute as landed
    where landed.attribute_text is not null
),

valued as (
    select attribute_code, count(*) as value_count, count(attribute_number) as number_count
    from landing.customer_attribute
    group by attribute_code
),

counted as (
    select
        attribute_code,
        count(*) filter (where is_unread) as unread_count,
        arg_min(
            {'load_file_key': load_file_key, 'record_no': record_no, 'attribute_text': attribute_text},
            {'load_file_key': load_file_key, 'record_no': coalesce(record_no, 0)}
        ) filter (where is_unread) as example
    from looked
    group by attribute_code
)

select
    counted.attribute_code,
    valued.value_count,
    valued.number_count,
    counted.unread_count,
    coalesce(file.file_name, '') as file_name,
    counted.example.record_no as record_no,
    counted.example.attribute_text as attribute_text
from counted
join valued on valued.attribute_code = counted.attribute_code
left join source_load_file as file
    on file.load_file_key = counted.example.load_file_key
where counted.unread_count > 0
    and counted.unread_count >= 0.01 * valued.value_count
order by counted.attribute_code
limit $columns_max;
