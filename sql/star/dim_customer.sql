-- Keeps what has landed of customers, and replays all that was ever stated of them into their history: each version
-- holds from its day up to the next one's. A statement that says nothing new makes no version, but is kept: one that is
-- told late may come to stand between.
-- Grain:      one row per version of a customer.
-- Reads:      landing.customer, landing.region, landing.file, star.dim_region, star.fact_customer_month.
-- Writes:     star.customer_record, star.dim_customer; history.dim_customer, the versions that gave way.
-- Parameters: run_key, beginning_on (first day of an unknown past), end_on (open end).
create or replace temp table customer_landed as
select
    landed.customer_no,
    landed.customer_name,
    landed.customer_name_en,
    landed.customer_class_code,
    landed.region_no,
    landed.industry_code,
    landed.voltage_kv,
    landed.contract_capacity_kva,
    landed.opened_on,
    landed.closed_on,
    coalesce(landed.valid_from, landed.opened_on, $beginning_on) as valid_from,
    $run_key as run_key,
    landed.load_file_key,
    coalesce(landed.record_no, landed.rowid - file.first_rowid + 1) as record_no
from landing.customer as landed
left join landing.file as file
    on file.load_file_key = landed.load_file_key
-- A record without a day of its own may mean the same day as one that has it: the one that says so is meant.
qualify row_number() over (
    partition by landed.customer_no, coalesce(landed.valid_from, landed.opened_on, $beginning_on)
    order by landed.valid_from is null, landed.rowid
) = 1;

delete from star.customer_record
where exists (
    select 1
    from customer_landed as landed
    where landed.customer_no = customer_record.customer_no
        and landed.valid_from = customer_record.valid_from
);

insert into star.customer_record (
    customer_no, customer_name, customer_name_en, customer_class_code, region_no, industry_code, voltage_kv,
    contract_capacity_kva, opened_on, closed_on, valid_from, run_key, load_file_key, record_no
)
select
    customer_no, customer_name, customer_name_en, customer_class_code, region_no, industry_code, voltage_kv,
    contract_capacity_kva, opened_on, closed_on, valid_from, run_key, load_file_key, record_no
from customer_landed;

-- Whose history may change: those that landed, and those whose region has become known.
create or replace temp table customer_touched as
select distinct customer_no
from customer_landed
union
select record.customer_no
from star.customer_record as record
where exists (
        select 1
        from landing.region as landed
        where landed.region_no = record.region_no
    )
    and exists (
        select 1
        from star.dim_customer as version
        where version.customer_no = record.customer_no
            and version.region_key = 0
    );

create or replace temp table customer_version_next as
with
stated as (
    select
        record.customer_no,
        record.customer_name,
        record.customer_name_en,
        record.customer_class_code,
        coalesce(region.region_key, 0) as region_key,
        record.industry_code,
        record.voltage_kv,
        record.contract_capacity_kva,
        record.opened_on,
        record.closed_on,
        record.valid_from,
        -- A version keeps its key for ever: the months already closed point to it.
        known.customer_version_key
    from star.customer_record as record
    join customer_touched using (customer_no)
    left join star.dim_region as region using (region_no)
    left join star.dim_customer as known
        on known.customer_no = record.customer_no
        and known.valid_from = record.valid_from
        and not known.is_inferred
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
    from stated
    window history as (partition by customer_no order by valid_from)
),

changing as (
    select *
    from compared
    where state_before is null
        or state is distinct from state_before
    union all
    -- It says nothing any more, but a closed month points to it.
    select *
    from compared
    where state_before is not null
        and state is not distinct from state_before
        and customer_version_key in (select customer_version_key from star.fact_customer_month)
)

select
    customer_no,
    customer_name,
    customer_name_en,
    customer_class_code,
    region_key,
    industry_code,
    voltage_kv,
    contract_capacity_kva,
    opened_on,
    closed_on,
    valid_from,
    lead(valid_from, 1, $end_on) over history as valid_to,
    row_number() over history as version_no,
    customer_version_key
from changing
window history as (partition by customer_no order by valid_from);

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

create or replace temp table customer_version_before as
select known.*
from star.dim_customer as known
where exists (
    select 1
    from customer_identity_next as arrived
    where arrived.customer_key = known.customer_key
);

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
),

version as (
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
        false as is_inferred
    from keyed
    cross join customer_version_last as last_key
)

-- A version that stays as it was is still the work of the run that wrote it.
select version.*, coalesce(before.run_key, $run_key) as run_key
from version
left join customer_version_before as before
    on before.customer_version_key = version.customer_version_key
    and before.customer_name is not distinct from version.customer_name
    and before.customer_name_en is not distinct from version.customer_name_en
    and before.customer_class_code = version.customer_class_code
    and before.region_key = version.region_key
    and before.industry_code is not distinct from version.industry_code
    and before.voltage_kv is not distinct from version.voltage_kv
    and before.contract_capacity_kva is not distinct from version.contract_capacity_kva
    and before.opened_on is not distinct from version.opened_on
    and before.closed_on is not distinct from version.closed_on
    and before.valid_from = version.valid_from
    and before.valid_to = version.valid_to
    and before.is_first = version.is_first
    and before.is_inferred = version.is_inferred
order by version.customer_key, version.valid_from;

insert into history.dim_customer by name
select before.*, $run_key as superseded_run_key
from customer_version_before as before
where not exists (
    select 1
    from star.dim_customer as version
    where version.customer_version_key = before.customer_version_key
        and version.run_key = before.run_key
);

drop table customer_landed;

drop table customer_touched;

drop table customer_version_next;

drop table customer_identity_next;

drop table customer_version_last;

drop table customer_version_before;
