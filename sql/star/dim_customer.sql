-- Replays the landed versions of customers into the history: each version holds from its day up to the next one's.
-- A version that says nothing new is left out; one of a day already known replaces it.
-- Grain:      one row per version of a customer.
-- Reads:      landing.customer, star.dim_customer, star.dim_region.
-- Writes:     star.dim_customer.
-- Parameters: run_key, beginning_on (first day of an unknown past), end_on (open end).
create or replace temp table customer_version_next as
with
landed as (
    select
        null::integer as customer_version_key,
        landed.customer_no,
        landed.customer_name,
        landed.customer_name_en,
        landed.customer_class_code,
        coalesce(region.region_key, 0) as region_key,
        landed.industry_code,
        landed.voltage_kv,
        landed.contract_capacity_kva,
        landed.opened_on,
        landed.closed_on,
        coalesce(landed.valid_from, landed.opened_on, $beginning_on) as valid_from,
        $run_key as run_key
    from landing.customer as landed
    left join star.dim_region as region using (region_no)
),

-- An inferred version knows nothing: it gives way to any real one, but hands on its key.
known as (
    select known.*
    from star.dim_customer as known
    where exists (select 1 from landed where landed.customer_no = known.customer_no)
),

together as (
    select *
    from landed
    union all by name
    select
        customer_version_key, customer_no, customer_name, customer_name_en, customer_class_code,
        region_key, industry_code, voltage_kv, contract_capacity_kva, opened_on, closed_on,
        valid_from, run_key
    from known
    where not is_inferred
        and not exists (
            select 1
            from landed
            where landed.customer_no = known.customer_no
                and landed.valid_from = known.valid_from
        )
),

compared as (
    select
        *,
        lag(row(
            customer_name, customer_name_en, customer_class_code, region_key, industry_code, voltage_kv,
            contract_capacity_kva, opened_on, closed_on
        )) over history as state_before,
        row(
            customer_name, customer_name_en, customer_class_code, region_key, industry_code, voltage_kv,
            contract_capacity_kva, opened_on, closed_on
        ) as state
    from together
    window history as (partition by customer_no order by valid_from)
)

select
    compared.customer_no,
    compared.customer_name,
    compared.customer_name_en,
    compared.customer_class_code,
    compared.region_key,
    compared.industry_code,
    compared.voltage_kv,
    compared.contract_capacity_kva,
    compared.opened_on,
    compared.closed_on,
    compared.valid_from,
    lead(compared.valid_from, 1, $end_on) over history as valid_to,
    row_number() over history as version_no,
    compared.run_key,
    -- A version keeps its key for ever: the months already closed point to it.
    coalesce(compared.customer_version_key, same_day.customer_version_key) as customer_version_key
from compared
left join known as same_day
    on same_day.customer_no = compared.customer_no
    and same_day.valid_from = compared.valid_from
where compared.state_before is null
    or compared.state is distinct from compared.state_before
    or coalesce(compared.customer_version_key, same_day.customer_version_key) is not null
window history as (partition by compared.customer_no order by compared.valid_from);

create or replace temp table customer_identity_next as
with
identity as (
    select customer_no, min(customer_key) as customer_key
    from star.dim_customer
    group by customer_no
)

select
    arrived.customer_no,
    coalesce(
        identity.customer_key,
        (select coalesce(max(customer_key), 0) from star.dim_customer)
            + row_number() over (
                partition by identity.customer_key is null
                order by arrived.customer_no
            )
    )::integer as customer_key,
    -- The first real version takes the place, and the key, of the inferred one.
    inferred.customer_version_key as inferred_version_key
from (select distinct customer_no from customer_version_next) as arrived
left join identity using (customer_no)
left join star.dim_customer as inferred
    on inferred.customer_no = arrived.customer_no
    and inferred.is_inferred;

create or replace temp table customer_version_last as
select coalesce(max(customer_version_key), 0) as customer_version_key
from star.dim_customer;

delete from star.dim_customer
where exists (
    select 1
    from customer_identity_next as arrived
    where arrived.customer_key = dim_customer.customer_key
);

insert into star.dim_customer (
    customer_version_key, customer_key, customer_no, customer_name, customer_name_en,
    customer_class_code, region_key, industry_code, voltage_kv, contract_capacity_kva, opened_on,
    closed_on, valid_from, valid_to, is_first, is_current, is_inferred, run_key
)
with
keyed as (
    select
        version.*,
        identity.customer_key,
        coalesce(
            version.customer_version_key,
            case when version.version_no = 1 then identity.inferred_version_key end
        ) as kept_version_key
    from customer_version_next as version
    join customer_identity_next as identity using (customer_no)
)

select
    coalesce(
        keyed.kept_version_key,
        last_key.customer_version_key
            + row_number() over (
                partition by keyed.kept_version_key is null
                order by keyed.customer_key, keyed.valid_from
            )
    ) as customer_version_key,
    keyed.customer_key,
    keyed.customer_no,
    keyed.customer_name,
    keyed.customer_name_en,
    keyed.customer_class_code,
    keyed.region_key,
    keyed.industry_code,
    keyed.voltage_kv,
    keyed.contract_capacity_kva,
    keyed.opened_on,
    keyed.closed_on,
    keyed.valid_from,
    keyed.valid_to,
    keyed.version_no = 1 as is_first,
    keyed.valid_to = $end_on as is_current,
    false as is_inferred,
    keyed.run_key
from keyed
cross join customer_version_last as last_key
order by keyed.customer_key, keyed.valid_from;

drop table customer_version_next;

drop table customer_identity_next;

drop table customer_version_last;
