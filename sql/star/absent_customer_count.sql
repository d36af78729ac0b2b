-- How many customers under contract are absent from a full extract, of how many that the source has named.
-- Grain:      one row.
-- Reads:      star.customer_record, star.dim_customer, the temporary table customer_absent.
-- Returns:    absent_count, known_count.
-- Parameters: source_name, extract_on.
select
    (select count(*) from customer_absent where is_under_contract) as absent_count,
    count(distinct record.customer_no) as known_count
from star.customer_record as record
join star.dim_customer as version
    on version.customer_no = record.customer_no
    and version.is_current
where record.source_name = $source_name
    and (version.closed_on is null or version.closed_on > $extract_on);
