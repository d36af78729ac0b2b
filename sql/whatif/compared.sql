-- Every customer of the month as it was graded and as it would be, and which way it moves.
-- Grain:      one row per customer.
-- Reads:      star.fact_credit_grade here and in the published copy, star.fact_customer_month, the temporary table
--             rule_scale.
-- Writes:     the temporary table compared.
-- Parameters: period_key; the fragment published is the published copy, attached.
--
-- A grade is compared by its place in the changed scale. One that this scale has not moves nowhere: it is of another
-- scale.
create or replace temp table compared as
with
graded as (
    select customer_key, index_score, grade_code, reason_code
    from {{published}}.star.fact_credit_grade
    where period_key = $period_key
),

trial_scale as (
    select grade_code, grade_order, is_rated
    from rule_scale
    where side_code = 'trial'
),

tried as (
    select customer_key, index_score, grade_code, reason_code
    from star.fact_credit_grade
    where period_key = $period_key
)

select
    graded.customer_key,
    graded.grade_code as old_grade_code,
    tried.grade_code as new_grade_code,
    graded.index_score as old_score,
    tried.index_score as new_score,
    graded.reason_code as old_reason_code,
    tried.reason_code as new_reason_code,
    snapshot.open_amount,
    snapshot.overdue_amount,
    case
        when tried.grade_code = graded.grade_code then 'same'
        when old_place.grade_order is null then 'other_scale'
        when new_place.is_rated and not old_place.is_rated then 'newly_rated'
        when old_place.is_rated and not new_place.is_rated then 'no_longer_rated'
        when new_place.grade_order < old_place.grade_order then 'up'
        else 'down'
    end as move_code
from graded
join tried using (customer_key)
join trial_scale as new_place on new_place.grade_code = tried.grade_code
left join trial_scale as old_place on old_place.grade_code = graded.grade_code
join star.fact_customer_month as snapshot
    on snapshot.customer_key = graded.customer_key
    and snapshot.period_key = $period_key;
