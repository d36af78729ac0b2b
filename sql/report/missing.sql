-- What is missing behind the figures of the month?
-- Grain:      one row.
-- Reads:      mart.month_load, mart.quarantine, mart.quality, mart.period, mart.portfolio_customer,
--             mart.credit_grade, mart.month_backtest, mart.portfolio_loss, mart.grade_restatement.
-- Returns:    read_count and refused_count (of the files behind the month), refused_share (0 to 1), quarantined_count,
--             quarantined_share (of the rows read); expectation_count and pass_count (of the month's data);
--             unrated_count, unrated_share, no_score_count (of them, without a
--             score for lack of data), unstated_count (of them, whom no source has stated);
--             no_probability_count; backtest_code (agrees, differs, too_few, untested, none: no model);
--             restated_count (customers whose grade the last restatement moved).
-- Parameters: period_key.
with
loaded as (
    select coalesce(sum(read_count), 0) as read_count, coalesce(sum(rejected_count), 0) as refused_count
    from mart.month_load
    where period_key = $period_key
),

taken as (
    select count(*) as quarantined_count
    from mart.quarantine as quarantine
    join mart.period as period
        on period.period_key = quarantine.period_key
        and period.close_run_key = quarantine.run_key
    where quarantine.period_key = $period_key
),

customers as (
    select
        count(*) as customer_count,
        count(*) filter (not portfolio.is_rated) as unrated_count,
        count(*) filter (not portfolio.is_rated and grade.reason_code = 'no_score') as no_score_count,
        count(*) filter (not portfolio.is_rated and grade.reason_code = 'unstated') as unstated_count,
        count(*) filter (grade.default_probability is null) as no_probability_count
    from mart.credit_grade as grade
    join mart.portfolio_customer as portfolio using (period_key, customer_key)
    where grade.period_key = $period_key
),

expected as (
    select
        count(*) as expectation_count,
        count(*) filter (where outcome_code = 'pass') as pass_count
    from mart.quality
    where period_key = $period_key and is_of_close
),

tested as (
    select
        case
            when count(*) = 0 then 'untested'
            when count(*) filter (outcome_code = 'differs') > 0 then 'differs'
            when count(*) filter (outcome_code = 'too_few') > 0 then 'too_few'
            -- One population's first probabilities have not met an outcome yet, while another's have.
            when (select bool_or(is_withheld) from mart.portfolio_loss where period_key = $period_key) then 'untested'
            else 'agrees'
        end as outcome_code
    from mart.month_backtest
    where period_key = $period_key
),

moved as (
    select count(*) as restated_count
    from mart.grade_restatement as restatement
    join mart.period as period
        on period.period_key = restatement.period_key
        and period.edition_no = restatement.edition_no
    where restatement.period_key = $period_key
)

select
    loaded.read_count,
    loaded.refused_count,
    loaded.refused_count / nullif(loaded.read_count, 0) as refused_share,
    taken.quarantined_count,
    taken.quarantined_count / nullif(loaded.read_count, 0) as quarantined_share,
    expected.expectation_count,
    expected.pass_count,
    customers.unrated_count,
    customers.unrated_count / nullif(customers.customer_count, 0) as unrated_share,
    customers.no_score_count,
    customers.unstated_count,
    customers.no_probability_count,
    case
        when customers.no_probability_count = customers.customer_count then 'none'
        else tested.outcome_code
    end as backtest_code,
    moved.restated_count
from loaded
cross join taken
cross join expected
cross join customers
cross join tested
cross join moved;
