-- One row per customer, as its last version describes it.
create or replace view mart.customer as
select
    customer.customer_key,
    customer.customer_no,
    customer.customer_name,
    customer.customer_name_en,
    customer.customer_class_code,
    customer_class.class_name_en,
    customer_class.class_name_zh,
    customer_class.population_code,
    region.region_key,
    region.region_name,
    region.region_name_en,
    region.province_name,
    region.province_name_en,
    region.city_name,
    region.city_name_en,
    region.county_name,
    region.county_name_en,
    customer.industry_code,
    customer.voltage_kv,
    customer.contract_capacity_kva,
    customer.opened_on,
    customer.closed_on,
    customer.valid_from,
    customer.is_inferred
from star.dim_customer as customer
left join star.dim_customer_class as customer_class
    on customer_class.customer_class_code = customer.customer_class_code
left join star.dim_region as region on region.region_key = customer.region_key
where customer.is_current;

comment on view mart.customer is 'One row per customer, as its last version describes it.';
comment on column mart.customer.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.customer.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.customer.customer_name is 'Name of the customer, in Chinese where there is one; null when the source gives none.';
comment on column mart.customer.customer_name_en is 'Name of the customer in English; null when the source gives none.';
comment on column mart.customer.customer_class_code is 'Class of the customer, such as residential, by the seed customer_class.csv; unknown of whom no source has stated.';
comment on column mart.customer.class_name_en is 'Class of the customer in English.';
comment on column mart.customer.class_name_zh is 'Class of the customer in Chinese.';
comment on column mart.customer.population_code is 'resident or enterprise: which weights and which discriminant apply.';
comment on column mart.customer.region_key is 'Region of the customer, normally a station; 0 when unknown.';
comment on column mart.customer.region_name is 'Region of the customer, in Chinese where there is one.';
comment on column mart.customer.region_name_en is 'Region of the customer in English.';
comment on column mart.customer.province_name is 'Province of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer.province_name_en is 'Province of the customer in English; null when unknown.';
comment on column mart.customer.city_name is 'City of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer.city_name_en is 'City of the customer in English; null when unknown.';
comment on column mart.customer.county_name is 'County of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer.county_name_en is 'County of the customer in English; null when unknown.';
comment on column mart.customer.industry_code is 'Industry in the source''s own code; null for residents.';
comment on column mart.customer.voltage_kv is 'Supply voltage, in kV; null when unknown.';
comment on column mart.customer.contract_capacity_kva is 'Contracted capacity, in kVA; null when unknown.';
comment on column mart.customer.opened_on is 'Day the supply contract began; null when unknown.';
comment on column mart.customer.closed_on is 'Day the supply contract ended; null while it runs.';
comment on column mart.customer.valid_from is 'First day on which this last version holds.';
comment on column mart.customer.is_inferred is 'Whether the customer is known only from its bills or payments so far.';
