-- Clears refused records of forgotten customers: by their number, or for a record that could not be split into columns
-- by any of its parts, as of the record as it stands in its file.
-- Grain:      one row per refused value cleared.
-- Reads:      source_reject, audit.forgotten_customer.
-- Writes:     source_reject.
-- Parameters: salt_text.
update source_reject
set value_text = null, record_text = null, source_text = null
where sha256($salt_text || '/' || coalesce(json_extract_string(record_text, '$.customer_no'), ''))
        in (select number_hash from audit.forgotten_customer)
    or list_has_any(
        list_transform(
            regexp_split_to_array(coalesce(value_text, ''), '[,;|"\t]+'),
            lambda part: sha256($salt_text || '/' || trim(part))
        ),
        (select list(number_hash) from audit.forgotten_customer)
    )
    or list_has_any(
        list_transform(
            coalesce(json_extract_string(source_text, '$.*'), []),
            lambda part: sha256($salt_text || '/' || trim(coalesce(part, '')))
        ),
        (select list(number_hash) from audit.forgotten_customer)
    );
