-- Sums what came of billing and service in the twelve months to a month, of all customers, of each grade and of each
-- group. A customer counts where it is at the month's end, with all its window.
-- Grain:      one row per grade, per theme and group, and one of all customers.
-- Reads:      star.fact_credit_grade, star.fact_grade_override, star.fact_customer_group, star.fact_customer_month,
--             star.fact_bill, star.fact_bill_balance, star.fact_survey.
-- Writes:     star.fact_service_outcome.
-- Parameters: run_key, period_key, first_period_key (the first of the window's twelve months), window_first_on (its
--             first day), last_on, value_contact_cost.
delete from star.fact_service_outcome
where period_key = $period_key;

insert into star.fact_service_outcome (
    period_key, cut_code, grade_code, theme_code, model_key, group_no, customer_count, month_count, due_amount,
    recovered_amount, billed_amount, month_open_amount, open_amount, overdue_amount, default_open_amount, answer_count,
    satisfaction_sum, satisfaction_square_sum, contact_count, service_cost_amount, run_key
)
with
-- What falls due is not a credit note; where the source states the delay itself, no money is laid beside the bill.
due as (
    select
        bill.customer_key,
        sum(bill.billed_amount) as due_amount,
        sum(coalesce(carried.paid_amount, bill.billed_amount)) as recovered_amount
    from star.fact_bill as bill
    left join star.fact_bill_balance as carried
        on carried.period_key = $period_key
        and carried.bill_no = bill.bill_no
        and carried.customer_key = bill.customer_key
    where bill.due_on between $window_first_on and $last_on
        and bill.period_key <= $period_key
        and bill.billed_amount > 0
        and bill.delay_months is null
    group by bill.customer_key
),

owed as (
    select customer_key, sum(open_amount) as month_open_amount
    from star.fact_customer_month
    where period_key between $first_period_key and $period_key
    group by customer_key
),

answered as (
    select
        customer_key,
        count(*) as answer_count,
        sum(cast(satisfaction_score as decimal(18, 4))) as satisfaction_sum,
        sum(cast(satisfaction_score * satisfaction_score as decimal(18, 8))) as satisfaction_square_sum
    from star.fact_survey
    where period_key between $first_period_key and $period_key
        and surveyed_on <= $last_on
        and satisfaction_score is not null
    group by customer_key
),

customer as (
    select
        snapshot.customer_key,
        coalesce(due.due_amount, 0) as due_amount,
        coalesce(due.recovered_amount, 0) as recovered_amount,
        snapshot.billed_amount_12m,
        coalesce(owed.month_open_amount, 0) as month_open_amount,
        snapshot.open_amount,
        snapshot.overdue_amount,
        snapshot.contact_count_12m,
        coalesce(answered.answer_count, 0) as answer_count,
        coalesce(answered.satisfaction_sum, 0) as satisfaction_sum,
        coalesce(answered.satisfaction_square_sum, 0) as satisfaction_square_sum
    from star.fact_customer_month as snapshot
    left join due on due.customer_key = snapshot.customer_key
    left join owed on owed.customer_key = snapshot.customer_key
    left join answered on answered.customer_key = snapshot.customer_key
    where snapshot.period_key = $period_key
),

graded as (
    select
        held.customer_key,
        coalesce(override.grade_code, held.grade_code) as grade_code,
        held.is_default
    from star.fact_credit_grade as held
    left join star.fact_grade_override as override
        on override.customer_key = held.customer_key
        and override.period_key = $period_key
    where held.period_key = $period_key
),

member as (
    select
        customer_key,
        'all' as cut_code,
        cast(null as varchar) as grade_code,
        cast(null as varchar) as theme_code,
        cast(null as integer) as model_key,
        cast(null as integer) as group_no
    from graded
    union all
    select
        customer_key,
        'grade' as cut_code,
        grade_code,
        cast(null as varchar) as theme_code,
        cast(null as integer) as model_key,
        cast(null as integer) as group_no
    from graded
    union all
    select
        customer_key,
        'group' as cut_code,
        cast(null as varchar) as grade_code,
        theme_code,
        model_key,
        group_no
    from star.fact_customer_group
    where period_key = $period_key
),

known as (
    select
        (
            select count(distinct period_key)
            from star.fact_customer_month
            where period_key between $first_period_key and $period_key
        ) as month_count,
        (select sum(contact_count_12m) from customer) > 0 as has_contacts
)

select
    $period_key,
    member.cut_code,
    member.grade_code,
    member.theme_code,
    member.model_key,
    member.group_no,
    count(*),
    known.month_count,
    sum(customer.due_amount),
    sum(customer.recovered_amount),
    sum(customer.billed_amount_12m),
    sum(customer.month_open_amount),
    sum(customer.open_amount),
    sum(customer.overdue_amount),
    coalesce(sum(customer.open_amount) filter (where graded.is_default), 0),
    sum(customer.answer_count),
    sum(customer.satisfaction_sum),
    sum(customer.satisfaction_square_sum),
    case when known.has_contacts then sum(customer.contact_count_12m) end,
    case
        when known.has_contacts
            then sum(customer.contact_count_12m) * cast($value_contact_cost as decimal(18, 2))
    end,
    $run_key
from member
join customer on customer.customer_key = member.customer_key
join graded on graded.customer_key = member.customer_key
cross join known
group by
    member.cut_code, member.grade_code, member.theme_code, member.model_key, member.group_no, known.month_count,
    known.has_contacts;
