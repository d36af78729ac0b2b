-- One row per customer and closed month: how the customer counts in the figures of the portfolio, each word defined
-- here once.
create or replace view mart.portfolio_customer as
with
previous_override as (
    select
        customer_key,
        grade_code,
        case period_key % 100 when 12 then period_key + 89 else period_key + 1 end as next_period_key
    from star.fact_grade_override
)

select
    credit_grade.period_key,
    credit_grade.customer_key,
    scale.is_rated,
    scale.is_good,
    scale.is_rated
        and (credit_grade.previous_grade_code is null or not coalesce(previous_scale.is_rated, true)) as is_newly_rated,
    case when scale.is_rated then credit_grade.index_score end as rated_score,
    case
        when scale.is_rated and previous_scale.is_rated and not method.is_grading_new
            then scale.grade_order < previous_scale.grade_order
    end as has_risen,
    case
        when scale.is_rated and previous_scale.is_rated and not method.is_grading_new
            then scale.grade_order > previous_scale.grade_order
    end as has_fallen,
    credit_grade.is_default as is_in_default,
    snapshot.is_default as is_default_month,
    coalesce(snapshot.open_amount, 0) as open_amount,
    coalesce(snapshot.overdue_amount, 0) as overdue_amount
from star.fact_credit_grade as credit_grade
left join star.fact_grade_override as override
    on override.period_key = credit_grade.period_key
    and override.customer_key = credit_grade.customer_key
left join previous_override
    on previous_override.next_period_key = credit_grade.period_key
    and previous_override.customer_key = credit_grade.customer_key
join mart.month_grade as scale
    on scale.period_key = credit_grade.period_key
    and scale.grade_code = coalesce(override.grade_code, credit_grade.grade_code)
join mart.month_method as method on method.period_key = credit_grade.period_key
left join mart.month_grade as previous_scale
    on previous_scale.period_key = credit_grade.period_key
    and previous_scale.grade_code = coalesce(previous_override.grade_code, credit_grade.previous_grade_code)
left join star.fact_customer_month as snapshot
    on snapshot.period_key = credit_grade.period_key
    and snapshot.customer_key = credit_grade.customer_key;

comment on view mart.portfolio_customer is 'One row per customer and closed month: how the customer counts in the figures of the portfolio, each word defined here once.';
comment on column mart.portfolio_customer.period_key is 'Month, as yyyymm.';
comment on column mart.portfolio_customer.customer_key is 'The customer, the same over all its versions.';
comment on column mart.portfolio_customer.is_rated is 'Whether the customer has a grade that rates it.';
comment on column mart.portfolio_customer.is_good is 'Whether that grade counts as good.';
comment on column mart.portfolio_customer.is_newly_rated is 'Whether it is rated and was not the month before, or was not there.';
comment on column mart.portfolio_customer.rated_score is 'Index score of a rated customer, 0 to 100; null when it is not rated.';
comment on column mart.portfolio_customer.has_risen is 'Whether the grade is better than that of the month before; null unless the customer is rated in both months, by one method.';
comment on column mart.portfolio_customer.has_fallen is 'Whether the grade is worse than that of the month before; null unless the customer is rated in both months, by one method.';
comment on column mart.portfolio_customer.is_in_default is 'Whether the customer is in default: it had a default month and is not yet cured of it.';
comment on column mart.portfolio_customer.is_default_month is 'Whether the month itself holds a default: arrears old and material enough, a write-off, or a cut for non-payment.';
comment on column mart.portfolio_customer.open_amount is 'What the customer owes at the end of the month, in the warehouse currency, due or not.';
comment on column mart.portfolio_customer.overdue_amount is 'Of it, past due.';
