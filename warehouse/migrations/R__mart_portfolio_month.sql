-- One row per closed month with grades: the figures that are told of all customers together, each defined here once.
create or replace view mart.portfolio_month as
with
graded as (
    select
        period_key,
        count(*) as customer_count,
        count(*) filter (is_rated) as rated_count,
        count(*) filter (is_newly_rated) as newly_rated_count,
        count(*) filter (is_good) as good_count,
        avg(rated_score) as mean_score,
        count(*) filter (is_in_default) as in_default_count,
        count(*) filter (has_risen) as risen_count,
        count(*) filter (has_fallen) as fallen_count
    from mart.portfolio_customer
    group by period_key
),

owed as (
    select
        period_key,
        count(*) filter (not is_stated) as unstated_count,
        count(*) filter (is_default_month) as default_month_count,
        sum(open_amount) as open_amount,
        sum(overdue_amount) as overdue_amount,
        sum(credit_amount) as credit_amount,
        case when count(credit_amount) > 0 then count(*) filter (credit_amount <> 0) end as credit_count,
        count(*) filter (overdue_amount > 0) as overdue_count,
        sum(cut_count)::bigint as cut_count
    from mart.customer_month
    group by period_key
),

loss as (
    select
        period_key,
        -- Of those not in default: withheld for one population, the sum would be of the other alone.
        case when not bool_or(is_withheld) then sum(expected_loss) end as expected_loss
    from mart.portfolio_loss
    group by period_key
)

select
    graded.period_key,
    graded.customer_count,
    graded.rated_count,
    graded.newly_rated_count,
    owed.unstated_count,
    graded.good_count,
    graded.good_count / graded.customer_count as good_share,
    graded.mean_score,
    graded.in_default_count,
    graded.in_default_count / graded.customer_count as in_default_share,
    owed.default_month_count,
    case when not method.is_grading_new then graded.risen_count end as risen_count,
    case when not method.is_grading_new then graded.fallen_count end as fallen_count,
    method.is_grading_new,
    loss.expected_loss,
    owed.open_amount,
    owed.overdue_amount,
    owed.credit_amount,
    owed.credit_count,
    owed.overdue_count,
    owed.cut_count,
    -- As everywhere: what is not due yet is not unrecovered.
    outcome.recovered_amount / nullif(outcome.due_amount, 0) as recovery_rate
from graded
join mart.month_method as method using (period_key)
left join owed using (period_key)
left join loss using (period_key)
left join star.fact_service_outcome as outcome
    on outcome.period_key = graded.period_key and outcome.cut_code = 'all';

comment on view mart.portfolio_month is 'One row per closed month with grades: the figures that are told of all customers together, each defined here once.';
comment on column mart.portfolio_month.period_key is 'Month, as yyyymm.';
comment on column mart.portfolio_month.customer_count is 'Customers under contract at the end of the month.';
comment on column mart.portfolio_month.rated_count is 'Of these, rated: with a grade that rates them, such as any but NR.';
comment on column mart.portfolio_month.newly_rated_count is 'Rated customers that were not rated the month before, or were not there.';
comment on column mart.portfolio_month.unstated_count is 'Customers whom no source had stated by the close, known only from facts: not rated, and in no group.';
comment on column mart.portfolio_month.good_count is 'Customers with a grade that counts as good (is_good of mart.month_grade).';
comment on column mart.portfolio_month.good_share is 'Of all customers, 0 to 1.';
comment on column mart.portfolio_month.mean_score is 'Mean index score of the rated customers, 0 to 100; null when nobody is rated.';
comment on column mart.portfolio_month.in_default_count is 'Customers in default: a default month, not yet cured.';
comment on column mart.portfolio_month.in_default_share is 'Of all customers, 0 to 1.';
comment on column mart.portfolio_month.default_month_count is 'Customers whose month itself holds a default; those in default from earlier months are not among them.';
comment on column mart.portfolio_month.risen_count is 'Customers with a better grade than the month before; the newly rated are not among them. Null when the two months were not graded by one method.';
comment on column mart.portfolio_month.fallen_count is 'Customers with a worse grade than the month before; those no longer rated are not among them. Null when the two months were not graded by one method.';
comment on column mart.portfolio_month.is_grading_new is 'Whether the month was graded by another method than the month before (mart.month_method says which), so that their grades do not compare.';
comment on column mart.portfolio_month.expected_loss is 'Default probability times the amount owed, in the warehouse currency; null where the probabilities were not tested or did not stand the test (mart.month_backtest).';
comment on column mart.portfolio_month.open_amount is 'What customers owe at the end of the month, in the warehouse currency, due or not.';
comment on column mart.portfolio_month.overdue_amount is 'Of it, past due.';
comment on column mart.portfolio_month.credit_amount is 'Credit carried forward at the end of the month: what was received of customers and has settled no bill yet, in the warehouse currency; not set off against what others owe; null of months closed before accounts were settled.';
comment on column mart.portfolio_month.credit_count is 'Customers with credit carried forward, negative credit among it; null of months closed before accounts were settled.';
comment on column mart.portfolio_month.overdue_count is 'Customers with anything past due.';
comment on column mart.portfolio_month.cut_count is 'Disconnections for non-payment in the month.';
comment on column mart.portfolio_month.recovery_rate is 'Of the bills that fell due in the twelve months to the end of the month, or as many as there are, the share settled by then; null when nothing fell due, or a source states delays itself.';
