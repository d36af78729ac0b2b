-- Deals the cases into folds by the customer's number, which outlives a rebuild of the warehouse.
-- Grain:      one row per case.
-- Reads:      the temporary table discriminant_case, star.dim_customer.
-- Writes:     the temporary table discriminant_fold.
-- Parameters: fold_count, random_seed; the fragment cases is the table.
create or replace temp table discriminant_fold as
select
    discriminant_case.*,
    (md5_number_lower(concat_ws('/', coalesce(customer.customer_no, ''), $random_seed)) % $fold_count)::integer
        as fold_no
from {{cases}} as discriminant_case
left join star.dim_customer as customer
    on customer.customer_key = discriminant_case.customer_key
    and customer.is_current;
