-- Clears refused records that name the customer, by number or by name; that they were refused, and why, stays.
-- Grain:      one row per refused value cleared.
-- Reads:      audit.reject, forgotten_name.
-- Writes:     audit.reject.
-- Parameters: none; the fragment is condition.
update audit.reject
set value_text = null, record_text = null, source_text = null
where {{condition}};
