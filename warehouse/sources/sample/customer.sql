-- The customer file of the sample utility: its columns are those of landing.customer.
select
    record_no,
    customer_no,
    customer_name,
    customer_name_en,
    customer_class_code,
    region_no,
    industry_code,
    voltage_kv,
    contract_capacity_kva,
    opened_on,
    closed_on,
    valid_from
from record;
