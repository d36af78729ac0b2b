-- Finds the customers of a source who are absent from its full extract of them. Who was forgotten may be named by no
-- file.
-- Grain:      one row per customer that is absent and was not known to be.
-- Reads:      star.customer_record, star.customer_absence, star.dim_customer, landing.customer.
-- Writes:     the temporary table customer_absent.
-- Parameters: source_name, extract_on.
drop table if exists customer_absent;

create temp table customer_absent as
select
    stated.customer_no,
    coalesce(version.closed_on is null or version.closed_on > $extract_on, false) as is_under_contract
from (
    select distinct customer_no
    from star.customer_record
    where source_name = $source_name
) as stated
left join star.dim_customer as version
    on version.customer_no = stated.customer_no
    and version.is_current
where stated.customer_no not similar to 'forgotten[0-9]{6,9}'
    and not exists (
        select 1
        from landing.customer as landed
        where landed.customer_no = stated.customer_no
    )
    and not exists (
        select 1
        from star.customer_absence as known
        where known.source_name = $source_name
            and known.customer_no = stated.customer_no
            and known.absent_on = $extract_on
    );
