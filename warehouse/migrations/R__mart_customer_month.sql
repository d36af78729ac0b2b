-- One row per customer under contract and closed month; class and region are those at the end of
-- the month.
create or replace view mart.customer_month as
select
    customer_month.period_key,
    customer_month.customer_key,
    customer.customer_no,
    customer.customer_name,
    customer.customer_name_en,
    customer.customer_class_code,
    customer_class.class_name_en,
    customer_class.class_name_zh,
    coalesce(region.region_key, 0) as region_key,
    region.region_name,
    region.region_name_en,
    region.province_name,
    region.province_name_en,
    region.city_name,
    region.city_name_en,
    region.county_name,
    region.county_name_en,
    customer_month.bill_count,
    customer_month.billed_amount,
    customer_month.due_bill_count,
    customer_month.on_time_bill_count,
    customer_month.late_bill_count,
    customer_month.payment_count,
    customer_month.paid_amount,
    customer_month.settled_amount,
    customer_month.late_amount_days,
    customer_month.last_on_time_paid_on,
    customer_month.open_amount,
    customer_month.overdue_amount,
    customer_month.overdue_amount_days,
    customer_month.credit_amount,
    customer_month.arrears_days,
    customer_month.event_points,
    customer_month.cut_count,
    customer_month.write_off_count,
    customer_month.instalment_due_count,
    customer_month.instalment_kept_count,
    customer_month.breach_count,
    customer_month.theft_count,
    customer_month.injury_count,
    customer_month.contact_count,
    customer_month.energy_kwh,
    customer_month.energy_relative_ppm,
    customer_month.energy_change_ppm,
    customer_month.demand_rate_ppm,
    customer_month.bill_count_12m,
    customer_month.billed_month_count_12m,
    customer_month.billed_amount_12m,
    customer_month.due_bill_count_12m,
    customer_month.on_time_bill_count_12m,
    customer_month.late_bill_count_12m,
    customer_month.paid_amount_12m,
    customer_month.settled_amount_12m,
    customer_month.late_amount_days_12m,
    customer_month.instalment_due_count_12m,
    customer_month.instalment_kept_count_12m,
    customer_month.contact_count_12m,
    customer_month.energy_kwh_12m,
    customer_month.is_default as is_default_month,
    customer_month.is_stated,
    customer_month.run_key
from star.fact_customer_month as customer_month
left join star.dim_customer as customer
    on customer.customer_version_key = customer_month.customer_version_key
left join history.every_customer_class as customer_class
    on customer_class.customer_class_code = customer.customer_class_code
    and customer_class.run_key <= customer_month.run_key
    and customer_class.superseded_run_key > customer_month.run_key
-- A region that came after the close was not known to it.
left join history.every_region as region
    on region.region_key = customer.region_key
    and region.run_key <= customer_month.run_key
    and region.superseded_run_key > customer_month.run_key;

comment on view mart.customer_month is 'One row per customer under contract and closed month; class and region are those at the end of the month.';
comment on column mart.customer_month.period_key is 'Month, as yyyymm.';
comment on column mart.customer_month.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.customer_month.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.customer_month.customer_name is 'Name of the customer, in Chinese where there is one; null when the source gives none.';
comment on column mart.customer_month.customer_name_en is 'Name of the customer in English; null when the source gives none.';
comment on column mart.customer_month.customer_class_code is 'Class of the customer, such as residential, by the seed customer_class.csv; unknown of whom no source has stated.';
comment on column mart.customer_month.class_name_en is 'Class of the customer in English.';
comment on column mart.customer_month.class_name_zh is 'Class of the customer in Chinese.';
comment on column mart.customer_month.region_key is 'Region of the customer, normally a station; 0 when unknown.';
comment on column mart.customer_month.region_name is 'Region of the customer, in Chinese where there is one.';
comment on column mart.customer_month.region_name_en is 'Region of the customer in English.';
comment on column mart.customer_month.province_name is 'Province of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer_month.province_name_en is 'Province of the customer in English; null when unknown.';
comment on column mart.customer_month.city_name is 'City of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer_month.city_name_en is 'City of the customer in English; null when unknown.';
comment on column mart.customer_month.county_name is 'County of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.customer_month.county_name_en is 'County of the customer in English; null when unknown.';
comment on column mart.customer_month.bill_count is 'Bills issued in the month.';
comment on column mart.customer_month.billed_amount is 'Amount of these bills, in the warehouse currency.';
comment on column mart.customer_month.due_bill_count is 'Bills that fell due in the month; credit notes do not fall due.';
comment on column mart.customer_month.on_time_bill_count is 'Of these, paid in full by their due day.';
comment on column mart.customer_month.late_bill_count is 'Bills whose days of grace ran out in the month before they were paid in full.';
comment on column mart.customer_month.payment_count is 'Payments received in the month, without reversals.';
comment on column mart.customer_month.paid_amount is 'Amount received in the month less what was taken back, in the warehouse currency.';
comment on column mart.customer_month.settled_amount is 'What settled a bill in the month, by payments, credit or credit notes, less what reversals opened again, in the warehouse currency.';
comment on column mart.customer_month.late_amount_days is 'Settled amount x days after the due day, summed, in currency days.';
comment on column mart.customer_month.last_on_time_paid_on is 'Last day so far on which a bill was settled by its due day; null when none ever was.';
comment on column mart.customer_month.open_amount is 'Unpaid at the end of the month, due or not, in the warehouse currency.';
comment on column mart.customer_month.overdue_amount is 'Of this, past its due day, in the warehouse currency.';
comment on column mart.customer_month.overdue_amount_days is 'Overdue amount x days past its due day at the end of the month, summed, in currency days.';
comment on column mart.customer_month.credit_amount is 'Credit carried forward at the end of the month: what was received and has settled no bill yet, in the warehouse currency; never set off against what another customer owes; negative where more was taken back than is known to have been received; null of months closed before accounts were settled.';
comment on column mart.customer_month.arrears_days is 'Days by which the oldest unpaid bill is past its due day at the end of the month; 0 when none is.';
comment on column mart.customer_month.event_points is 'Points of the credit events of the month that were not withdrawn, by sql/star/fact_customer_month.sql.';
comment on column mart.customer_month.cut_count is 'Disconnections for non-payment in the month that were not withdrawn.';
comment on column mart.customer_month.write_off_count is 'Write-offs in the month that were not withdrawn.';
comment on column mart.customer_month.instalment_due_count is 'Instalments of payment plans that fell due in the month.';
comment on column mart.customer_month.instalment_kept_count is 'Of these, paid by their due day.';
comment on column mart.customer_month.breach_count is 'Breaches of contract found in the month.';
comment on column mart.customer_month.theft_count is 'Thefts of electricity found in the month.';
comment on column mart.customer_month.injury_count is 'Accidents with injury in the month.';
comment on column mart.customer_month.contact_count is 'Contacts with the utility in the month.';
comment on column mart.customer_month.energy_kwh is 'Energy used in the month, in kWh; null when not metered.';
comment on column mart.customer_month.energy_relative_ppm is 'Energy as parts per million of the mean of the customer''s class in the month, which takes the season out; null when not metered.';
comment on column mart.customer_month.energy_change_ppm is 'Natural logarithm of energy over that of twelve months before, in parts per million; null when either is missing or 0.';
comment on column mart.customer_month.demand_rate_ppm is 'Highest demand over contracted capacity, in parts per million; null when either is unknown.';
comment on column mart.customer_month.bill_count_12m is 'Bills issued in the twelve months to this one.';
comment on column mart.customer_month.billed_month_count_12m is 'Months with a bill among the twelve.';
comment on column mart.customer_month.billed_amount_12m is 'Amount billed in the twelve months, in the warehouse currency.';
comment on column mart.customer_month.due_bill_count_12m is 'Bills that fell due in the twelve months.';
comment on column mart.customer_month.on_time_bill_count_12m is 'Of these, paid in full by their due day.';
comment on column mart.customer_month.late_bill_count_12m is 'Bills whose days of grace ran out in the twelve months before they were paid in full.';
comment on column mart.customer_month.paid_amount_12m is 'Amount received in the twelve months less what was taken back, in the warehouse currency.';
comment on column mart.customer_month.settled_amount_12m is 'What settled a bill in the twelve months, in the warehouse currency.';
comment on column mart.customer_month.late_amount_days_12m is 'Settled amount x days after the due day in the twelve months, in currency days.';
comment on column mart.customer_month.instalment_due_count_12m is 'Instalments of payment plans that fell due in the twelve months.';
comment on column mart.customer_month.instalment_kept_count_12m is 'Of these, paid by their due day.';
comment on column mart.customer_month.contact_count_12m is 'Contacts with the utility in the twelve months.';
comment on column mart.customer_month.energy_kwh_12m is 'Energy used in the twelve months, in kWh; 0 when not metered.';
comment on column mart.customer_month.is_default_month is 'Whether the month itself holds a default: arrears old and material enough, a write-off, or a cut for non-payment. A customer stays in default (is_in_default of mart.credit_grade) until it is cured.';
comment on column mart.customer_month.is_stated is 'Whether a source had stated the customer by the close; one whom only facts name is not rated, and is in no group.';
comment on column mart.customer_month.run_key is 'The run that wrote the row.';
