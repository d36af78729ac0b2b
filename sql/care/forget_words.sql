-- What is looked for: the number as a word of its own in any text, and the names that the customer ever had. Twice, for
-- two numbers side by side share the sign between them.
-- Grain:      one row per name.
-- Reads:      star.dim_customer, history.dim_customer.
-- Writes:     names_customer, without_customer, forgotten_name (temporary).
-- Parameters: customer_no, token_no.
create or replace temp macro names_customer(x) as
    contains(x, $customer_no)
    and regexp_matches(x, '(^|[^0-9A-Za-z])' || regexp_escape($customer_no) || '($|[^0-9A-Za-z])');

create or replace temp macro without_customer_once(x) as
    regexp_replace(
        x,
        '(^|[^0-9A-Za-z])' || regexp_escape($customer_no) || '($|[^0-9A-Za-z])',
        '\1' || $token_no || '\2',
        'g'
    );

create or replace temp macro without_customer(x) as without_customer_once(without_customer_once(x));

create or replace temp table forgotten_name as
select distinct unnest([customer_name, customer_name_en]) as customer_name
from (
    select customer_no, customer_name, customer_name_en
    from star.dim_customer
    union all
    select customer_no, customer_name, customer_name_en
    from history.dim_customer
) as version
where customer_no = $customer_no;

delete from forgotten_name
where customer_name is null;
