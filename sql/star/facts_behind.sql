-- The facts behind the indicators of payment, consumption, conduct and attributes, newest first, with their origin.
-- Grain:      one row per fact, of each kind at most fact_count.
-- Reads:      star.fact_bill, star.fact_bill_balance, star.fact_settlement, star.fact_payment, star.fact_consumption,
--             star.fact_credit_event, star.fact_instalment, star.fact_violation, star.fact_accident,
--             star.fact_customer_attribute, mart.month_credit_event, audit.load_file.
-- Returns:    landing_table (the kind), fact_total (facts of the kind in its window), fact_no, period_key, happened_on,
--             due_on, amount, energy_kwh, what_en, what_zh; for a bill paid_amount (settled by the close) and paid_on
--             (the last day on which it was); run_key, source_name, file_name, file_sha256 (null when not
--             told and the run loaded several of the kind), file_count (of run and kind), record_no (null: unknown).
-- Parameters: customer_key, period_key, first_period_key (twelve months), first_period_key_36 (for violations and
--             accidents), last_on, fact_count.
with
named as (
    select bill_no, sum(paid_amount) as paid_amount, max(paid_on) as paid_on
    from star.fact_payment
    where customer_key = $customer_key
        and paid_on <= $last_on
        and paid_amount > 0
    group by bill_no
),

settled as (
    select bill_no, max(settled_on) as settled_on
    from star.fact_settlement
    where customer_key = $customer_key
        and period_key <= $period_key
        and reversed_on is null
    group by bill_no
),

-- What is not carried past the close is settled in full; where the source states the delay, what payments name.
paid as (
    select
        bill.bill_no,
        case
            when bill.delay_months is not null then coalesce(named.paid_amount, 0)
            else coalesce(carried.paid_amount, greatest(bill.billed_amount, 0))
        end as paid_amount,
        coalesce(settled.settled_on, named.paid_on) as paid_on
    from star.fact_bill as bill
    left join named using (bill_no)
    left join settled using (bill_no)
    left join star.fact_bill_balance as carried
        on carried.bill_no = bill.bill_no
        and carried.customer_key = $customer_key
        and carried.period_key = $period_key
    where bill.customer_key = $customer_key
        and bill.period_key between $first_period_key and $period_key
),

fact as (
    select
        'bill' as landing_table,
        bill_no as fact_no,
        bill.period_key,
        bill.billed_on as happened_on,
        bill.due_on,
        bill.billed_amount as amount,
        bill.energy_kwh,
        null::varchar as what_en,
        null::varchar as what_zh,
        coalesce(paid.paid_amount, 0)::decimal(18, 2) as paid_amount,
        case when paid.paid_amount > 0 then paid.paid_on end as paid_on,
        bill.run_key,
        bill.load_file_key,
        bill.record_no
    from star.fact_bill as bill
    left join paid using (bill_no)
    where bill.customer_key = $customer_key
        and bill.period_key between $first_period_key and $period_key
    union all by name
    select
        'payment' as landing_table,
        payment_no as fact_no,
        period_key,
        paid_on as happened_on,
        paid_amount as amount,
        coalesce(reverses_payment_no, bill_no, '') as what_en,
        coalesce(reverses_payment_no, bill_no, '') as what_zh,
        run_key,
        load_file_key,
        record_no
    from star.fact_payment
    where customer_key = $customer_key
        and period_key between $first_period_key and $period_key
    union all by name
    select 'consumption' as landing_table, period_key, energy_kwh, run_key, load_file_key, record_no
    from star.fact_consumption
    where customer_key = $customer_key
        and period_key between $first_period_key and $period_key
    union all by name
    select
        'credit_event' as landing_table,
        event.event_no as fact_no,
        event.period_key,
        event.occurred_on as happened_on,
        event.event_amount as amount,
        coalesce(kind.event_name_en, event.event_code) as what_en,
        coalesce(kind.event_name_zh, event.event_code) as what_zh,
        event.run_key,
        event.load_file_key,
        event.record_no
    from star.fact_credit_event as event
    -- Called as it was called at the close.
    left join mart.month_credit_event as kind
        on kind.period_key = $period_key
        and kind.event_code = event.event_code
    where event.customer_key = $customer_key
        and event.period_key between $first_period_key and $period_key
        -- One that was withdrawn by the close does not count.
        and (event.reversed_on is null or event.reversed_on > $last_on)
    union all by name
    select
        'instalment' as landing_table,
        plan_no || '/' || instalment_no as fact_no,
        period_key,
        due_on as happened_on,
        due_on,
        instalment_amount as amount,
        case when paid_on <= $last_on then paid_on end as paid_on,
        run_key,
        load_file_key,
        record_no
    from star.fact_instalment
    where customer_key = $customer_key
        and period_key between $first_period_key and $period_key
    union all by name
    select
        'violation' as landing_table,
        violation_no as fact_no,
        period_key,
        found_on as happened_on,
        violation_amount as amount,
        violation_code as what_en,
        case violation_code when 'theft' then '窃电' when 'breach' then '违约用电' else violation_code end as what_zh,
        run_key,
        load_file_key,
        record_no
    from star.fact_violation
    where customer_key = $customer_key
        and period_key between $first_period_key_36 and $period_key
    union all by name
    select
        'accident' as landing_table,
        accident_no as fact_no,
        period_key,
        occurred_on as happened_on,
        severity_code as what_en,
        case severity_code when 'trip' then '跳闸' when 'feeder' then '影响馈线' when 'injury' then '人身伤亡' else severity_code
        end as what_zh,
        run_key,
        load_file_key,
        record_no
    from star.fact_accident
    where customer_key = $customer_key
        and period_key between $first_period_key_36 and $period_key
    union all by name
    (
        select
            'customer_attribute' as landing_table,
            attribute_code as fact_no,
            period_key,
            valid_from as happened_on,
            -- As it was given, without the zeros that fill its decimals.
            coalesce(attribute_text, regexp_replace(attribute_number::varchar, '\.?0+$', '')) as what_en,
            what_en as what_zh,
            run_key,
            load_file_key,
            record_no
        from star.fact_customer_attribute
        where customer_key = $customer_key
            and valid_from <= $last_on
            -- Of each attribute what was in force at the close.
            and (attribute_code, valid_from) in (
                select attribute_code, max(valid_from)
                from star.fact_customer_attribute
                where customer_key = $customer_key
                    and valid_from <= $last_on
                group by attribute_code
            )
    )
),

placed as (
    select
        *,
        count(*) over (partition by landing_table) as fact_total,
        row_number() over (
            partition by landing_table
            order by period_key desc, happened_on desc, fact_no desc
        ) as place_no
    from fact
),

newest as (
    select *
    from placed
    where place_no <= $fact_count
),

-- A fact that was loaded before facts knew their file has its run: the file is known when that loaded but one.
run_file as (
    select
        run_key,
        landing_table,
        min(source_name) as source_name,
        count(*) as file_count,
        case when count(*) = 1 then min(file_name) end as file_name,
        case when count(*) = 1 then min(file_sha256) end as file_sha256
    from audit.load_file
    group by run_key, landing_table
)

select
    newest.landing_table,
    newest.fact_total,
    newest.fact_no,
    newest.period_key,
    newest.happened_on,
    newest.due_on,
    newest.amount,
    newest.energy_kwh,
    newest.what_en,
    newest.what_zh,
    newest.paid_amount,
    newest.paid_on,
    newest.run_key,
    coalesce(load_file.source_name, run_file.source_name) as source_name,
    coalesce(load_file.file_name, run_file.file_name) as file_name,
    coalesce(load_file.file_sha256, run_file.file_sha256) as file_sha256,
    run_file.file_count,
    newest.record_no
from newest
left join audit.load_file as load_file using (load_file_key)
left join run_file
    on run_file.run_key = newest.run_key
    and run_file.landing_table = newest.landing_table
order by
    case newest.landing_table
        when 'bill' then 1
        when 'payment' then 2
        when 'credit_event' then 3
        when 'instalment' then 4
        when 'violation' then 5
        when 'accident' then 6
        when 'consumption' then 7
        when 'customer_attribute' then 8
    end,
    newest.period_key desc,
    newest.happened_on desc,
    newest.fact_no desc;
