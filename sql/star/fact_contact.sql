-- Moves the landed rows of contact into the star; a row known by its number is replaced.
-- Grain:      one row per contact_no.
-- Reads:      landing.contact, landing.file, star.dim_customer.
-- Writes:     star.fact_contact.
-- Parameters: run_key, first_period_key, last_period_key (the months landed: only they are searched),
--             after_customer_key (only of customers after this one).
delete from star.fact_contact
where period_key between $first_period_key and $last_period_key
    and exists (
        select 1
        from landing.contact as landed
        where
            landed.contact_no = fact_contact.contact_no
    );

insert into star.fact_contact (
    contact_no, customer_key, period_key, contacted_at, channel_code, reason_code, run_key,
    load_file_key, record_no
)
select
    landed.contact_no,
    customer.customer_key,
    year(landed.contacted_at) * 100 + month(landed.contacted_at) as period_key,
    landed.contacted_at,
    landed.channel_code,
    landed.reason_code,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.contact as landed
join star.dim_customer as customer
    on customer.customer_no = landed.customer_no
    and customer.is_current
    and customer.customer_key > $after_customer_key
left join landing.file as file
    on file.load_file_key = landed.load_file_key;
