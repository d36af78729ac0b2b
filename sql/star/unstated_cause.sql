-- Why customers whom no source has stated may have come about: a stated number that differs only by what spreadsheets
-- and people change.
-- Grain:      one row per likely cause.
-- Reads:      star.dim_customer.
-- Returns:    cause_code (zeros, case, decimals, signs, none), customer_count, customer_no (the first of them),
--             likely_customer_no (the stated one that it may be).
-- Parameters: none.
with
bare as (
    select
        customer_no,
        is_inferred,
        lower(ltrim(regexp_replace(regexp_replace(customer_no, '\.0+$', ''), '[\s._/-]', '', 'g'), '0')) as bare_no
    from star.dim_customer
    where is_current
),

likely as (
    select
        unstated.customer_no,
        min(stated.customer_no) as likely_customer_no
    from bare as unstated
    left join bare as stated
        on stated.bare_no = unstated.bare_no
        and not stated.is_inferred
    where unstated.is_inferred
    group by unstated.customer_no
),

judged as (
    select
        *,
        case
            when likely_customer_no is null then 'none'
            when ltrim(likely_customer_no, '0') = ltrim(customer_no, '0') then 'zeros'
            when lower(likely_customer_no) = lower(customer_no) then 'case'
            when regexp_replace(customer_no, '\.0+$', '') = likely_customer_no then 'decimals'
            else 'signs'
        end as cause_code
    from likely
)

select cause_code, customer_count, customer_no, likely_customer_no
from (
    select
        *,
        count(*) over (partition by cause_code) as customer_count,
        row_number() over (partition by cause_code order by customer_no) as place_no
    from judged
) as placed
where place_no = 1
order by cause_code = 'none', customer_count desc, cause_code;
