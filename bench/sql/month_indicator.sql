-- Hand-written: the indicators of a month and the points of the graded ones, in one pass over the twelve months of
-- every customer and one over what few have. SOC1 is missing: nobody feeds the social credit grade here.
-- Grain:      one row per customer in indicator.
-- Reads:      customer_month, credit_event, violation, accident, financial_statement, equipment_check, consumption,
--             security, survey, the temporary tables outage_sensitivity and, of HandModels.java, sensitivity.
-- Writes:     indicator, the temporary table year_of_customer.
-- Parameters: month_no, last_on.
create or replace temp table year_of_customer as
select
    customer_key,
    sum(bill_count)::integer as bill_count,
    count(*) filter (where bill_count > 0) as billed_month_count,
    sum(billed_amount)::decimal(18, 2) as billed_amount,
    sum(due_count)::integer as due_count,
    sum(on_time_count)::integer as on_time_count,
    sum(late_count)::integer as late_count,
    sum(paid_amount)::decimal(18, 2) as paid_amount,
    sum(settled_amount)::decimal(18, 2) as settled_amount,
    sum(late_amount_days)::decimal(18, 2) as late_amount_days,
    sum(instalment_count)::integer as instalment_count,
    sum(instalment_kept_count)::integer as instalment_kept_count,
    sum(contact_count)::integer as contact_count,
    sum(coalesce(energy_kwh, 0))::decimal(18, 3) as energy_kwh,
    median(energy_change_ppm::integer) as change_ppm,
    count(energy_change_ppm) as change_count,
    count(energy_relative_ppm) as relative_count,
    sum(energy_relative_ppm) as relative_sum,
    sum(energy_relative_ppm::hugeint * energy_relative_ppm) as relative_square_sum,
    max(demand_rate_ppm) as demand_rate_ppm,
    count(energy_change_ppm) filter (where month_no > {month_no} - 3) as late_change_count,
    sum(energy_change_ppm) filter (where month_no > {month_no} - 3) as late_change_sum,
    count(energy_change_ppm) filter (where month_no between {month_no} - 5 and {month_no} - 3) as early_change_count,
    sum(energy_change_ppm) filter (where month_no between {month_no} - 5 and {month_no} - 3) as early_change_sum,
    count(energy_kwh) filter (where month_no > {month_no} - 3) as metered_count,
    max(energy_kwh) filter (where month_no > {month_no} - 3) as most_energy_kwh
from customer_month
where month_no between {month_no} - 11 and {month_no}
group by customer_key;

insert into indicator
with
-- Points halve every six months.
faded as (
    select
        customer_key,
        sum(
            case event_code
                when 'reminder' then 5 when 'second_reminder' then 15 when 'cut_notice' then 30 when 'cut' then 60
                when 'returned_payment' then 20 when 'broken_plan' then 25 when 'write_off' then 100 else 0
            end * power(2, (month_no - {month_no}) / 6)::decimal(9, 6)
        ) as event_points
    from credit_event
    where month_no between {month_no} - 11 and {month_no}
        and (reversed_on is null or reversed_on > date '{last_on}')
    group by customer_key
),

breach as (
    select customer_key, sum(case violation_code when 'theft' then 100 else 1 end) as con4
    from violation
    where month_no between {month_no} - 35 and {month_no}
    group by customer_key
),

statement as (
    select
        *,
        lead(equity) over newest as equity_before,
        lead(statement_on) over newest as statement_on_before,
        row_number() over newest as statement_no
    from financial_statement
    where published_on <= date '{last_on}'
        and statement_on <= date '{last_on}'
    window newest as (partition by customer_key order by statement_on desc)
),

firm as (
    select
        *,
        case
            when statement_on_before >= statement_on - interval 18 months then (equity + equity_before) / 2
            else equity
        end as mean_equity
    from statement
    where statement_no = 1
        and statement_on > date '{last_on}' - interval 24 months
),

looked_at as (
    select
        customer_key,
        count(*) filter (where month_no > {month_no} - 12 and check_code = 'test') as test_count,
        count(*) filter (where month_no > {month_no} - 12 and check_code = 'test' and done_on <= due_on)
            as test_in_time_count,
        count(*) filter (where month_no > {month_no} - 12 and check_code = 'hazard') as hazard_count,
        count(*) filter (where month_no > {month_no} - 12 and check_code = 'hazard' and done_on <= due_on)
            as hazard_in_time_count,
        arg_max(has_compensation_device, (coalesce(done_on, due_on), check_no)) filter (
            where has_compensation_device is not null
                and coalesce(done_on, due_on) <= date '{last_on}'
        ) as has_compensation_device
    from equipment_check
    where month_no between {month_no} - 35 and {month_no}
    group by customer_key
),

struck as (
    select customer_key, sum(case severity_code when 'injury' then 10 when 'feeder' then 3 else 1 end) as eqp3
    from accident
    where month_no between {month_no} - 35 and {month_no}
    group by customer_key
),

secured as (
    select customer_key, sum(security_amount) as security_amount
    from security
    where given_on <= date '{last_on}'
        and (released_on is null or released_on > date '{last_on}')
    group by customer_key
),

asked as (
    select customer_key, sum(perceived_score - expected_score)::double / count(*) as sen2
    from survey
    where month_no between {month_no} - 11 and {month_no}
        and perceived_score is not null
        and expected_score is not null
    group by customer_key
),

customer as (
    select
        month.customer_key, month.is_enterprise, month.customer_class_code, month.opened_on, month.closed_on,
        month.contract_capacity_kva, month.overdue_amount, month.overdue_amount_days, month.arrears_days,
        date '{last_on}' - month.last_on_time_paid_on as recency,
        year_of_customer.* exclude (customer_key)
    from customer_month as month
    join year_of_customer using (customer_key)
    where month.month_no = {month_no}
),

bound as (
    select
        customer_class_code,
        quantile_disc(recency, [0.2, 0.4, 0.6, 0.8]) as r,
        quantile_disc(on_time_count, [0.2, 0.4, 0.6, 0.8]) as f,
        quantile_disc(billed_amount, [0.2, 0.4, 0.6, 0.8]) as m
    from customer
    group by customer_class_code
),

measured as (
    select
        customer.customer_key,
        is_enterprise,
        100 * on_time_count / nullif(due_count, 0) as pay1,
        (late_amount_days + overdue_amount_days)::double / nullif(settled_amount + overdue_amount, 0)::double as pay2,
        case when due_count > 0 then late_count end::double as pay3,
        case when bill_count > 0 or arrears_days > 0 then arrears_days end::double as pay4,
        case
            when overdue_amount = 0 and bill_count > 0 then 0
            else overdue_amount::double * billed_month_count / nullif(greatest(billed_amount, 0), 0)::double
        end as pay5,
        case when bill_count > 0 then coalesce(event_points, 0) end::double as pay6,
        100 * (paid_amount::double / nullif(greatest(billed_amount, 0), 0)::double) as pay7,
        100 * instalment_kept_count / nullif(instalment_count, 0) as pay8,
        case when change_count >= 3 then round(100 * (exp(change_ppm / 1e6) - 1), 2) end as con1,
        case
            when relative_count >= 3 and relative_sum > 0 then round(
                sqrt(
                    greatest(relative_count * relative_square_sum - relative_sum * relative_sum, 0)::double
                        / (relative_count * (relative_count - 1))
                ) / (relative_sum::double / relative_count),
                4
            )
        end as con2,
        demand_rate_ppm / 1e6 as con3,
        coalesce(con4, 0)::double as con4,
        100 * total_liabilities::double / nullif(greatest(total_assets, 0), 0)::double as fin1,
        current_assets::double / nullif(greatest(current_liabilities, 0), 0)::double as fin2,
        case
            when least(equity, mean_equity) <= 0 then -100
            else 100 * net_profit::double / mean_equity::double
        end as fin3,
        100 * loans_repaid_on_time_amount::double / nullif(greatest(loans_due_amount, 0), 0)::double as fin4,
        case
            when has_compensation_device then used.power_factor
            when not has_compensation_device then 0
        end::double as eqp1,
        100 * test_in_time_count / nullif(test_count, 0) as eqp2,
        case when looked_at.customer_key is not null or struck.customer_key is not null then coalesce(eqp3, 0) end
            ::double as eqp3,
        100 * hazard_in_time_count / nullif(hazard_count, 0) as eqp4,
        security_amount::double * billed_month_count / (2 * nullif(greatest(billed_amount, 0), 0))::double as sec1,
        sen1,
        sen2,
        sen3,
        (billed_amount - customer.energy_kwh * 0.38 - contact_count * 6.00)::double as val1,
        coalesce(5 - (recency > r[1])::integer - (recency > r[2])::integer - (recency > r[3])::integer
            - (recency > r[4])::integer, 1)
            + 1 + (on_time_count > f[1])::integer + (on_time_count > f[2])::integer + (on_time_count > f[3])::integer
            + (on_time_count > f[4])::integer
            + 1 + (billed_amount > m[1])::integer + (billed_amount > m[2])::integer + (billed_amount > m[3])::integer
            + (billed_amount > m[4])::integer as val2,
        case when late_change_count >= 2 then late_change_sum::double / late_change_count end as late_change_ppm,
        case when early_change_count >= 2 then early_change_sum::double / early_change_count end as early_change_ppm,
        case
            when closed_on <= date '{last_on}' then 6
            when opened_on > date '{last_on}' - interval 12 months then 1
            when metered_count = 3 and most_energy_kwh <= 5 * coalesce(contract_capacity_kva, 0) then 5
            when late_change_ppm <= 1e6 * ln(0.85) and early_change_ppm <= 1e6 * ln(0.85) then 4
            when late_change_ppm >= 1e6 * ln(1.05) and early_change_ppm >= 1e6 * ln(1.05) then 2
            when late_change_ppm + early_change_ppm is not null then 3
        end as val3
    from customer
    join bound using (customer_class_code)
    left join faded using (customer_key)
    left join breach using (customer_key)
    left join firm using (customer_key)
    left join looked_at using (customer_key)
    left join struck using (customer_key)
    left join secured using (customer_key)
    left join asked using (customer_key)
    left join sensitivity using (customer_key)
    left join outage_sensitivity using (customer_key)
    left join (from consumption where month_no = {month_no}) as used using (customer_key)
)

select
    {month_no}, customer_key, is_enterprise,
    pay1, pay2, pay3, pay4, pay5, pay6, pay7, pay8, con1, con2, con3, con4, fin1, fin2, fin3, fin4,
    eqp1, eqp2, eqp3, eqp4, sec1, sen1, sen2, sen3, val1, val2, val3,
    case when pay1 is null then null when pay1 >= 99 then 100 when pay1 >= 95 then 80 when pay1 >= 90 then 60
        when pay1 >= 80 then 30 else 0 end,
    case when pay2 is null then null when pay2 <= 0 then 100 when pay2 <= 3 then 80 when pay2 <= 10 then 60
        when pay2 <= 30 then 30 else 0 end,
    case when pay3 is null then null when pay3 <= 0 then 100 when pay3 <= 1 then 80 when pay3 <= 2 then 60
        when pay3 <= 5 then 30 else 0 end,
    case when pay4 is null then null when pay4 <= 0 then 100 when pay4 <= 30 then 80 when pay4 <= 60 then 60
        when pay4 <= 90 then 30 else 0 end,
    case when pay5 is null then null when pay5 <= 0 then 100 when pay5 <= 0.25 then 80 when pay5 <= 0.5 then 60
        when pay5 <= 1 then 30 else 0 end,
    case when pay6 is null then null when pay6 <= 0 then 100 when pay6 <= 5 then 80 when pay6 <= 20 then 60
        when pay6 <= 50 then 30 else 0 end,
    case when pay7 is null then null when pay7 >= 100 then 100 when pay7 >= 99.5 then 80 when pay7 >= 98 then 60
        when pay7 >= 95 then 30 else 0 end,
    case when pay8 is null then null when pay8 >= 100 then 100 when pay8 >= 95 then 80 when pay8 >= 85 then 60
        when pay8 >= 70 then 30 else 0 end,
    case when con1 is null then null when con1 >= 5 then 100 when con1 >= -5 then 80 when con1 >= -15 then 60
        when con1 >= -30 then 30 else 0 end,
    case when con2 is null then null when con2 <= 0.1 then 100 when con2 <= 0.2 then 80 when con2 <= 0.35 then 60
        when con2 <= 0.5 then 30 else 0 end,
    case when con3 is null then null when con3 <= 0.9 then 100 when con3 <= 1 then 80 when con3 <= 1.05 then 60
        when con3 <= 1.2 then 30 else 0 end,
    case when con4 is null then null when con4 <= 0 then 100 when con4 <= 1 then 60 when con4 <= 2 then 30
        else 0 end,
    case when fin1 is null then null when fin1 <= 40 then 100 when fin1 <= 55 then 80 when fin1 <= 70 then 60
        when fin1 <= 85 then 30 else 0 end,
    case when fin2 is null then null when fin2 >= 2 then 100 when fin2 >= 1.5 then 80 when fin2 >= 1 then 60
        when fin2 >= 0.7 then 30 else 0 end,
    case when fin3 is null then null when fin3 >= 12 then 100 when fin3 >= 8 then 80 when fin3 >= 4 then 60
        when fin3 >= 0 then 30 else 0 end,
    case when fin4 is null then null when fin4 >= 100 then 100 when fin4 >= 98 then 80 when fin4 >= 95 then 60
        when fin4 >= 90 then 30 else 0 end,
    case when eqp1 is null then null when eqp1 >= 0.95 then 100 when eqp1 >= 0.9 then 80 when eqp1 >= 0.85 then 60
        when eqp1 >= 0.8 then 30 else 0 end,
    case when eqp2 is null then null when eqp2 >= 100 then 100 when eqp2 >= 95 then 80 when eqp2 >= 85 then 60
        when eqp2 >= 70 then 30 else 0 end,
    case when eqp3 is null then null when eqp3 <= 0 then 100 when eqp3 <= 1 then 60 when eqp3 <= 3 then 30
        else 0 end,
    case when eqp4 is null then null when eqp4 >= 100 then 100 when eqp4 >= 90 then 80 when eqp4 >= 75 then 60
        when eqp4 >= 50 then 30 else 0 end,
    case when sec1 is null then null when sec1 >= 1 then 100 when sec1 >= 0.75 then 80 when sec1 >= 0.5 then 60
        when sec1 >= 0.25 then 30 else 0 end
from measured;
