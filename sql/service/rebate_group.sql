-- What arrears did without a rebate, under every rebate that is tried: who would have earned it anyway, and what of the
-- others' arrears never came.
-- A case begins where arrears old enough first stand at a month's end, and at most once a year and customer. A bill
-- counts from the age at which its late fee has taken what the rebate gives, so that nobody gains by falling behind.
-- Grain:      one row per share, window, threshold and one of group_count parts of the customers.
-- Reads:      star.dim_period, star.fact_customer_month, star.fact_bill_balance; the fragments shares (share_no,
--             share_percent, age_days), windows (window_months) and thresholds (threshold_percent).
-- Returns:    share_no, window_months, threshold_percent, group_no, case_count, earned_count (cases that repaid the
--             threshold within the window), arrears_amount, earned_amount (what these repaid), cost_amount (the rebate
--             on it), reach_amount (of the other cases: what the threshold asks beyond what came in the horizon),
--             reach_cost_amount (the rebate on what it asks).
-- Parameters: horizon_months (how long arrears are followed), group_count, cap_max (the most a case gets).
with
share as (
{{shares}}
),

try_window as (
{{windows}}
),

threshold as (
{{thresholds}}
),

followed as (
    select window_months as later_months
    from try_window
    union
    select $horizon_months
),

period as (
    select period_key, month_no, last_on
    from star.dim_period
    where period_key in (select period_key from star.fact_customer_month)
),

span as (
    select min(month_no) as first_no, max(month_no) as last_no
    from period
),

carried as (
    select
        period.month_no,
        period.last_on - balance.due_on as age_days,
        balance.customer_key,
        balance.bill_no,
        balance.billed_amount - balance.paid_amount as open_amount
    from star.fact_bill_balance as balance
    join period on period.period_key = balance.period_key
    where balance.billed_amount > balance.paid_amount
),

aged as (
    select share.share_no, carried.month_no, carried.customer_key, carried.bill_no, carried.open_amount
    from carried
    join share on carried.age_days >= share.age_days
),

behind as (
    select
        share_no,
        customer_key,
        month_no,
        lag(month_no) over (partition by share_no, customer_key order by month_no) as before_no
    from (select distinct share_no, customer_key, month_no from aged) as month
),

begun as (
    select
        share_no,
        customer_key,
        month_no,
        lag(month_no) over (partition by share_no, customer_key order by month_no) as begun_before_no
    from behind
    where before_no is null
        or before_no < month_no - 1
),

-- How long what stood in the first month had stood before is not known.
begun_case as (
    select begun.share_no, begun.customer_key, begun.month_no
    from begun
    cross join span
    where (begun.begun_before_no is null or begun.month_no - begun.begun_before_no >= 12)
        and begun.month_no > span.first_no
        and begun.month_no + $horizon_months <= span.last_no
),

bill as (
    select aged.share_no, aged.customer_key, aged.month_no, aged.bill_no, aged.open_amount
    from aged
    join begun_case
        on begun_case.share_no = aged.share_no
        and begun_case.customer_key = aged.customer_key
        and begun_case.month_no = aged.month_no
),

-- What is carried no more is settled.
repaid as (
    select
        bill.share_no,
        bill.customer_key,
        bill.month_no,
        followed.later_months,
        sum(bill.open_amount) as arrears_amount,
        sum(bill.open_amount - least(coalesce(carried.open_amount, 0), bill.open_amount)) as repaid_amount
    from bill
    cross join followed
    left join carried
        on carried.month_no = bill.month_no + followed.later_months
        and carried.customer_key = bill.customer_key
        and carried.bill_no = bill.bill_no
    group by bill.share_no, bill.customer_key, bill.month_no, followed.later_months
),

tried as (
    select
        share.share_no,
        try_window.window_months,
        threshold.threshold_percent,
        mod(early.customer_key, $group_count) as group_no,
        early.arrears_amount,
        early.repaid_amount,
        early.repaid_amount * 100 >= early.arrears_amount * threshold.threshold_percent as has_earned,
        cast(least(early.repaid_amount * share.share_percent / 100, $cap_max) as decimal(18, 2)) as cost_amount,
        cast(
            greatest(early.arrears_amount * threshold.threshold_percent / 100 - finally.repaid_amount, 0)
            as decimal(18, 2)
        ) as reach_amount,
        cast(
            least(early.arrears_amount * threshold.threshold_percent / 100 * share.share_percent / 100, $cap_max)
            as decimal(18, 2)
        ) as reach_cost_amount
    from share
    cross join try_window
    cross join threshold
    join repaid as early
        on early.share_no = share.share_no
        and early.later_months = try_window.window_months
    join repaid as finally
        on finally.share_no = early.share_no
        and finally.customer_key = early.customer_key
        and finally.month_no = early.month_no
        and finally.later_months = $horizon_months
)

select
    share_no,
    window_months,
    threshold_percent,
    group_no,
    count(*) as case_count,
    count(*) filter (where has_earned) as earned_count,
    sum(arrears_amount) as arrears_amount,
    coalesce(sum(repaid_amount) filter (where has_earned), 0) as earned_amount,
    coalesce(sum(cost_amount) filter (where has_earned), 0) as cost_amount,
    coalesce(sum(reach_amount) filter (where not has_earned), 0) as reach_amount,
    coalesce(sum(reach_cost_amount) filter (where not has_earned), 0) as reach_cost_amount
from tried
group by share_no, window_months, threshold_percent, group_no
order by share_no, window_months, threshold_percent, group_no;
