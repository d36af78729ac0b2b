-- How does the portfolio stand, and how has it changed on the month before?
-- Grain:      one row.
-- Reads:      mart.portfolio_month, mart.credit_grade, mart.customer_month, mart.month_grade.
-- Returns:    each figure and, as <figure>_change, its difference to the month before (null when
--             that month has no grades); shares and rates as 0 to 1, amounts in the warehouse
--             currency; best_grade_code and last_good_grade_code, the grades that count as good.
-- Parameters: period_key, previous_period_key.
with
exposures as (
    select
        grade.period_key,
        grade.customer_no,
        -- Rounded to cents before any sum: sums of doubles differ between runs.
        cast(
            case when grade.is_in_default then 1 else grade.default_probability end
            * coalesce(customer_month.open_amount, 0) as decimal(18, 2)
        ) as expected_loss
    from mart.credit_grade as grade
    left join mart.customer_month as customer_month
        on customer_month.customer_key = grade.customer_key
        and customer_month.period_key = grade.period_key
    where grade.period_key in ($previous_period_key, $period_key)
),

losses as (
    select period_key, sum(expected_loss) as expected_loss
    from exposures
    group by period_key
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
),

good_grade as (
    select
        arg_min(grade_code, grade_order) as best_grade_code,
        arg_max(grade_code, grade_order) as last_good_grade_code
    from mart.month_grade
    where period_key = $period_key
        and is_good
),

figures as (
    select portfolio_month.*, losses.expected_loss
    from mart.portfolio_month as portfolio_month
    join losses using (period_key)
    where portfolio_month.period_key in ($previous_period_key, $period_key)
)

select
    figures.customer_count,
    figures.rated_count,
    figures.rated_count - before.rated_count as rated_count_change,
    figures.mean_score,
    figures.mean_score - before.mean_score as mean_score_change,
    figures.good_share,
    figures.good_share - before.good_share as good_share_change,
    good_grade.best_grade_code,
    good_grade.last_good_grade_code,
    figures.in_default_count,
    figures.in_default_count - before.in_default_count as in_default_count_change,
    figures.in_default_share,
    figures.in_default_share - before.in_default_share as in_default_share_change,
    figures.risen_count,
    figures.fallen_count,
    figures.newly_rated_count,
    figures.expected_loss,
    figures.expected_loss - before.expected_loss as expected_loss_change,
    largest.largest_expected_loss,
    largest.largest_expected_loss / nullif(figures.expected_loss, 0) as largest_expected_loss_share,
    figures.open_amount,
    figures.open_amount - before.open_amount as open_amount_change,
    figures.overdue_amount,
    figures.overdue_amount - before.overdue_amount as overdue_amount_change,
    figures.overdue_count,
    figures.overdue_count - before.overdue_count as overdue_count_change,
    figures.cut_count,
    figures.cut_count - before.cut_count as cut_count_change,
    figures.recovery_rate,
    figures.recovery_rate - before.recovery_rate as recovery_rate_change
from figures
cross join largest
cross join good_grade
left join figures as before on before.period_key = $previous_period_key
where figures.period_key = $period_key;
