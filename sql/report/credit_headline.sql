-- How does the portfolio stand, and how has it changed on the month before?
-- Grain:      one row.
-- Reads:      mart.credit_grade, mart.month_grade, mart.customer_month.
-- Returns:    each figure and, as <figure>_change, its difference to the month before (null when
--             that month has no grades); shares and rates as 0 to 1, amounts in the warehouse
--             currency; best_grade_code and last_good_grade_code, the grades that count as good.
-- Parameters: period_key, previous_period_key.
with
months as (
    select
        period_key,
        sum(open_amount) as open_amount,
        sum(overdue_amount) as overdue_amount,
        count(*) filter (overdue_amount > 0) as overdue_count,
        sum(cut_count)::bigint as cut_count,
        -- Twelve months smooth the season, in which a month's payments settle another's bills.
        sum(settled_amount_12m) / nullif(sum(billed_amount_12m), 0) as recovery_rate
    from mart.customer_month
    where period_key in ($previous_period_key, $period_key)
    group by period_key
),

exposures as (
    select
        grade.period_key,
        grade.customer_no,
        scale.is_rated,
        scale.is_good,
        grade.grade_order,
        grade.previous_grade_order,
        grade.index_score,
        grade.is_default,
        -- Rounded to cents before any sum: sums of doubles differ between runs.
        cast(
            case when grade.is_default then 1 else grade.default_probability end
            * coalesce(customer_month.open_amount, 0) as decimal(18, 2)
        ) as expected_loss
    from mart.credit_grade as grade
    left join mart.month_grade as scale
        on scale.period_key = grade.period_key
        and scale.grade_code = grade.grade_code
    left join mart.customer_month as customer_month
        on customer_month.customer_key = grade.customer_key
        and customer_month.period_key = grade.period_key
    where grade.period_key in ($previous_period_key, $period_key)
),

grades as (
    select
        period_key,
        count(*) as customer_count,
        count(*) filter (is_rated) as rated_count,
        avg(index_score) as mean_score,
        count(*) filter (is_good) / count(*) as good_share,
        count(*) filter (is_default) as default_count,
        count(*) filter (is_default) / count(*) as default_share,
        sum(expected_loss) as expected_loss,
        count(*) filter (grade_order < previous_grade_order) as improved_count,
        count(*) filter (grade_order > previous_grade_order) as worsened_count
    from exposures
    group by period_key
),

good_grade as (
    select
        arg_min(grade_code, grade_order) as best_grade_code,
        arg_max(grade_code, grade_order) as last_good_grade_code
    from mart.month_grade
    where period_key = $period_key
        and is_good
),

largest as (
    select sum(expected_loss) as largest_expected_loss
    from (
        select expected_loss
        from exposures
        where period_key = $period_key
        order by expected_loss desc nulls last, customer_no
        limit 100
    )
)

select
    grades.customer_count,
    grades.rated_count,
    grades.rated_count - before.rated_count as rated_count_change,
    grades.mean_score,
    grades.mean_score - before.mean_score as mean_score_change,
    grades.good_share,
    grades.good_share - before.good_share as good_share_change,
    good_grade.best_grade_code,
    good_grade.last_good_grade_code,
    grades.default_count,
    grades.default_count - before.default_count as default_count_change,
    grades.default_share,
    grades.default_share - before.default_share as default_share_change,
    grades.improved_count,
    grades.worsened_count,
    grades.expected_loss,
    grades.expected_loss - before.expected_loss as expected_loss_change,
    largest.largest_expected_loss,
    largest.largest_expected_loss / nullif(grades.expected_loss, 0) as largest_expected_loss_share,
    months.open_amount,
    months.open_amount - months_before.open_amount as open_amount_change,
    months.overdue_amount,
    months.overdue_amount - months_before.overdue_amount as overdue_amount_change,
    months.overdue_count,
    months.overdue_count - months_before.overdue_count as overdue_count_change,
    months.cut_count,
    months.cut_count - months_before.cut_count as cut_count_change,
    months.recovery_rate,
    months.recovery_rate - months_before.recovery_rate as recovery_rate_change
from grades
cross join largest
cross join good_grade
left join months on months.period_key = $period_key
left join months as months_before on months_before.period_key = $previous_period_key
left join grades as before on before.period_key = $previous_period_key
where grades.period_key = $period_key;
