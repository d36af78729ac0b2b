-- Replays all that was ever stated of customers into their history: each version holds from its day up to the next
-- one's. A statement that says nothing new makes no version, but is kept: one that is told late may come to stand
-- between. A customer that is absent from a full extract of its source is closed from the day of the extract until it
-- is stated again, or is there in a later extract.
-- Grain:      one row per version of a customer.
-- Reads:      star.customer_record, history.customer_record, star.customer_absence, star.full_extract,
--             star.dim_region, star.fact_customer_month, the temporary table customer_touched.
-- Writes:     star.dim_customer; history.dim_customer, the versions that gave way.
-- Parameters: run_key, end_on (open end).

-- What is meant for each day: of a record that says its day and one that means it, the one that says so.
create temp table customer_told as
select record.*
from star.customer_record as record
join customer_touched using (customer_no)
where record.has_own_day
    or not exists (
        select 1
        from star.customer_record as own
        where own.customer_no = record.customer_no
            and own.valid_from = record.valid_from
            and own.has_own_day
    );

-- The days on which something was stated, or seen in a full extract, of the few who were ever absent.
create temp table customer_moment as
with
absence as (
    select absent.source_name, absent.customer_no, absent.absent_on
    from star.customer_absence as absent
    join customer_touched using (customer_no)
),

whole as (
    select distinct source_name, extract_on
    from star.full_extract
    where landing_table = 'customer'
),

next_whole as (
    select absence.source_name, absence.customer_no, min(whole.extract_on) as extract_on
    from absence
    join whole
        on whole.source_name = absence.source_name
        and whole.extract_on > absence.absent_on
    group by absence.source_name, absence.customer_no, absence.absent_on
),

seen as (
    select source_name, customer_no, absent_on as moment_on, true as is_absent
    from absence
    union all
    select distinct source_name, customer_no, extract_on, false
    from next_whole
    where not exists (
        select 1
        from absence
        where absence.source_name = next_whole.source_name
            and absence.customer_no = next_whole.customer_no
            and absence.absent_on = next_whole.extract_on
    )
),

day as (
    select customer_no, moment_on
    from seen
    union
    select record.customer_no, record.valid_from
    from customer_told as record
    where record.customer_no in (select customer_no from absence)
    union
    -- A closed month points to it, though it says nothing any more.
    select version.customer_no, version.valid_from
    from star.dim_customer as version
    where version.customer_no in (select customer_no from absence)
        and not version.is_inferred
        and version.customer_version_key in (select customer_version_key from star.fact_customer_month)
),

placed as (
    select
        record.* exclude (valid_from),
        record.valid_from as stated_from,
        day.moment_on,
        case
            when seen.is_absent then true
            when seen.is_absent is not null or record.valid_from = day.moment_on then false
        end as is_absent
    from day
    asof join customer_told as record
        on record.customer_no = day.customer_no
        and record.valid_from <= day.moment_on
    left join seen
        on seen.customer_no = record.customer_no
        and seen.source_name = record.source_name
        and seen.moment_on = day.moment_on
),

stretched as (
    select *, count(*) filter (where not is_absent) over history as stretch_no
    from placed
    window history as (partition by customer_no, stated_from order by moment_on)
),

closing as (
    select
        *,
        min(moment_on) filter (where is_absent) over (partition by customer_no, stated_from, stretch_no) as absent_on
    from stretched
)

select
    * exclude (closed_on),
    -- Its stretch begins with the day on which it was stated or there, unless it was absent at once.
    case
        when absent_on <= moment_on and (opened_on is null or opened_on <= absent_on)
            then least(coalesce(closed_on, absent_on), absent_on)
        else closed_on
    end as closed_on
from closing;

create temp table customer_version_next as
with
told as (
    select
        customer_no, customer_name, customer_name_en, customer_class_code, region_no, industry_code, voltage_kv,
        contract_capacity_kva, opened_on, closed_on, valid_from
    from customer_told
    where customer_no not in (select customer_no from customer_moment)
    union all
    select
        customer_no, customer_name, customer_name_en, customer_class_code, region_no, industry_code, voltage_kv,
        contract_capacity_kva, opened_on, closed_on, moment_on
    from customer_moment
),

moved as (
    select record.customer_no, record.valid_from, min(version.customer_version_key) as customer_version_key
    from customer_told as record
    join history.customer_record as past
        on past.customer_no = record.customer_no
        and past.superseded_run_key = $run_key
        and not past.has_own_day
        and past.valid_from <> record.valid_from
    join star.dim_customer as version
        on version.customer_no = past.customer_no
        and version.valid_from = past.valid_from
        and not version.is_inferred
    where not record.has_own_day
        and not exists (
            select 1
            from told
            where told.customer_no = past.customer_no
                and told.valid_from = past.valid_from
        )
    group by record.customer_no, record.valid_from
),

stated as (
    select
        told.customer_no,
        told.customer_name,
        told.customer_name_en,
        told.customer_class_code,
        coalesce(region.region_key, 0) as region_key,
        told.industry_code,
        told.voltage_kv,
        told.contract_capacity_kva,
        told.opened_on,
        told.closed_on,
        told.valid_from,
        -- A version keeps its key for ever: the months already closed point to it. One whose record means another day
        -- now moves there with its key.
        coalesce(known.customer_version_key, moved.customer_version_key) as customer_version_key
    from told
    left join star.dim_region as region using (region_no)
    left join star.dim_customer as known
        on known.customer_no = told.customer_no
        and known.valid_from = told.valid_from
        and not known.is_inferred
    left join moved
        on moved.customer_no = told.customer_no
        and moved.valid_from = told.valid_from
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

create temp table customer_identity_next as
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
        (
            select coalesce(max(known.customer_key), 0)
            from (
                select customer_key
                from star.dim_customer
                union all
                select customer_key
                from history.dim_customer
            ) as known
        )
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

create temp table customer_version_last as
select coalesce(max(customer_version_key), 0) as customer_version_key
from (
    select customer_version_key
    from star.dim_customer
    union all
    select customer_version_key
    from history.dim_customer
);

create temp table customer_version_before as
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

drop table customer_told;

drop table customer_moment;

drop table customer_touched;

drop table customer_version_next;

drop table customer_identity_next;

drop table customer_version_last;

drop table customer_version_before;
