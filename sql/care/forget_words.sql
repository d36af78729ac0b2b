-- What is looked for: the number as a word of its own in any text, and the names that the customer ever had. Twice, for
-- two numbers side by side share the sign between them.
-- Grain:      one row per name; one row per row in quarantine that says the number.
-- Reads:      star.dim_customer, history.dim_customer, audit.quarantine.
-- Writes:     names_customer, without_customer, says_name, without_name, forgotten_name, forgotten_quarantine
--             (temporary).
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

-- For texts that a supplier wrote about the customer, in words of its own.
create or replace temp macro says_name(x) as
    coalesce(
        len(list_filter((select list(customer_name) from forgotten_name), lambda name: contains(x, name))) > 0,
        false
    );

-- The longest first: a name may be a part of another.
create or replace temp macro without_name(x) as
    list_reduce(
        list_prepend(x, (
            select list(customer_name order by length(customer_name) desc, customer_name)
            from forgotten_name
        )),
        lambda words, name: replace(words, name, $token_no)
    );

-- Rows in quarantine without the number. Their texts only: 17 may be a customer's number, and 17.00 an amount.
create or replace temp table forgotten_quarantine as
with
text_column as (
    select distinct column_name
    from duckdb_columns()
    where schema_name = 'star'
        and data_type = 'VARCHAR'
        and database_name = current_database()
),

cell as (
    select
        rowid as row_no,
        key_text,
        row_text,
        unnest(json_keys(row_text)) as column_name
    from audit.quarantine
    where names_customer(row_text)
        or names_customer(key_text)
),

said as (
    select
        cell.row_no,
        cell.key_text,
        cell.column_name,
        json_extract_string(cell.row_text, '$.' || cell.column_name) as value_text,
        text_column.column_name is not null as is_text
    from cell
    left join text_column using (column_name)
)

select
    row_no,
    case when bool_or(is_text and names_customer(value_text)) then without_customer(any_value(key_text))
        else any_value(key_text)
    end as key_text,
    json_group_object(column_name, case when is_text then without_customer(value_text) else value_text end)::varchar
        as row_text
from said
group by row_no
having bool_or(is_text and names_customer(value_text));
