-- Which customers could cost most?
-- Grain:      one row per customer that owes, the hundred with the largest expected loss.
-- Reads:      mart.credit_grade, mart.customer_month, mart.portfolio_loss, mart.score_reason.
-- Returns:    rank_no, customer_no, customer_name, customer_name_en, class_name_en, class_name_zh, region_name_en,
--             region_name, grade_code, index_score,
--             default_probability (1 for a customer in default; null without a model),
--             overdue_amount, open_amount, expected_loss (probability x open amount; null where it is withheld),
--             arrears_days, reason_name_en, reason_name_zh (what decided the grade), lost_name_en, lost_name_zh (the
--             indicator that costs the score most; null when it has full marks or no score) and lost_points.
-- Parameters: period_key.
-- Without a model the expected loss of those not in default is unknown: they follow by what is
-- overdue.
with
exposures as (
    select
        grade.customer_key,
        grade.customer_no,
        grade.customer_name,
        grade.customer_name_en,
        grade.class_name_en,
        grade.class_name_zh,
        concat_ws(' / ', grade.city_name_en, grade.county_name_en) as region_name_en,
        concat_ws(' / ', grade.city_name, grade.county_name) as region_name,
        grade.grade_code,
        grade.index_score,
        loss.default_probability,
        loss.expected_loss,
        customer_month.overdue_amount,
        customer_month.open_amount,
        customer_month.arrears_days,
        grade.reason_name_en,
        grade.reason_name_zh
    from mart.credit_grade as grade
    join mart.customer_month as customer_month
        on customer_month.customer_key = grade.customer_key
        and customer_month.period_key = grade.period_key
    join mart.portfolio_loss as loss
        on loss.customer_key = grade.customer_key
        and loss.period_key = grade.period_key
    where grade.period_key = $period_key and customer_month.open_amount > 0
),

largest as (
    select
        *,
        row_number() over (
            order by
                expected_loss desc nulls last,
                overdue_amount desc,
                open_amount desc,
                customer_no
        ) as rank_no
    from exposures
    order by rank_no
    limit 100
)

select
    largest.rank_no,
    largest.customer_no,
    largest.customer_name,
    largest.customer_name_en,
    largest.class_name_en,
    largest.class_name_zh,
    largest.region_name_en,
    largest.region_name,
    largest.grade_code,
    largest.index_score,
    largest.default_probability,
    largest.overdue_amount,
    largest.open_amount,
    largest.expected_loss,
    largest.arrears_days,
    largest.reason_name_en,
    largest.reason_name_zh,
    reason.indicator_name_en as lost_name_en,
    reason.indicator_name_zh as lost_name_zh,
    reason.lost_points
from largest
left join mart.score_reason as reason
    on reason.customer_key = largest.customer_key
    and reason.period_key = $period_key
    and reason.reason_no = 1
order by largest.rank_no;
