-- Takes what tells who the customer is out of every version and of what was stated of it; what is graded and counted
-- stays.
-- Grain:      one row per version of the customer.
-- Reads:      star.dim_customer.
-- Writes:     star.customer_record, star.customer_absence, star.dim_customer, and what gave way of these:
--             history.customer_record, history.customer_absence, history.dim_customer.
-- Parameters: customer_key, token_no.
update star.customer_record
set customer_no = $token_no, customer_name = null, customer_name_en = null
where customer_no in (select customer_no from star.dim_customer where customer_key = $customer_key);

update history.customer_record
set customer_no = $token_no, customer_name = null, customer_name_en = null
where customer_no in (select customer_no from star.dim_customer where customer_key = $customer_key);

update star.customer_absence
set customer_no = $token_no
where customer_no in (select customer_no from star.dim_customer where customer_key = $customer_key);

update history.customer_absence
set customer_no = $token_no
where customer_no in (select customer_no from star.dim_customer where customer_key = $customer_key);

update history.dim_customer
set customer_no = $token_no, customer_name = null, customer_name_en = null
where customer_key = $customer_key;

update star.dim_customer
set customer_no = $token_no, customer_name = null, customer_name_en = null
where customer_key = $customer_key;
