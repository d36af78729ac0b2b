-- How does the portfolio stand, and how has it changed on the month before?
-- Grain:      one row.
-- Reads:      mart.portfolio_month, mart.portfolio_loss, mart.month_method, mart.month_grade.
-- Returns:    each figure and, as <figure>_change, its difference to the month before (null when
--             that month has no grades, or the figure is not of one method in both months);
--             shares and rates as 0 to 1, amounts in the warehouse currency; is_grading_new (whether
--             grades do not compare); best_grade_code and last_good_grade_code, the grades that
--             count as good.
-- Parameters: period_key, previous_period_key.
with
largest as (
    select sum(expected_loss) as largest_expected_loss
    from (
        select expected_loss
        from mart.portfolio_loss
        where period_key = $period_key
        order by expected_loss desc nulls last, customer_key
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
    select
        portfolio_month.*,
        method.is_score_new,
        method.is_counting_new,
        method.is_discriminant_new
    from mart.portfolio_month as portfolio_month
    join mart.month_method as method using (period_key)
    -- Not as a list of two: the engine would add up every other month first.
    where portfolio_month.period_key between $previous_period_key and $period_key
)

select
    figures.customer_count,
    figures.rated_count,
    case
        when not figures.is_grading_new then figures.rated_count - before.rated_count
    end as rated_count_change,
    figures.mean_score,
    case
        when not figures.is_score_new
            then figures.mean_score - before.mean_score
    end as mean_score_change,
    figures.good_share,
    case
        when not figures.is_grading_new then figures.good_share - before.good_share
    end as good_share_change,
    good_grade.best_grade_code,
    good_grade.last_good_grade_code,
    figures.in_default_count,
    case
        when not figures.is_counting_new
            then figures.in_default_count - before.in_default_count
    end as in_default_count_change,
    figures.in_default_share,
    case
        when not figures.is_counting_new
            then figures.in_default_share - before.in_default_share
    end as in_default_share_change,
    figures.risen_count,
    figures.fallen_count,
    figures.newly_rated_count,
    figures.expected_loss,
    case
        when not figures.is_discriminant_new and not figures.is_score_new
            then figures.expected_loss - before.expected_loss
    end as expected_loss_change,
    largest.largest_expected_loss / nullif(figures.expected_loss, 0) as largest_expected_loss_share,
    figures.is_grading_new,
    figures.open_amount,
    case
        when not figures.is_counting_new
            then figures.open_amount - before.open_amount
    end as open_amount_change,
    figures.overdue_amount,
    case
        when not figures.is_counting_new
            then figures.overdue_amount - before.overdue_amount
    end as overdue_amount_change,
    figures.credit_amount,
    figures.credit_count,
    figures.overdue_count,
    case
        when not figures.is_counting_new
            then figures.overdue_count - before.overdue_count
    end as overdue_count_change,
    figures.cut_count,
    case
        when not figures.is_counting_new
            then figures.cut_count - before.cut_count
    end as cut_count_change,
    figures.recovery_rate,
    case
        when not figures.is_counting_new
            then figures.recovery_rate - before.recovery_rate
    end as recovery_rate_change
from figures
cross join largest
cross join good_grade
left join figures as before on before.period_key = $previous_period_key
where figures.period_key = $period_key;
