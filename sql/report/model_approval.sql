-- Who let the discriminants score that scored the month? Only where the home lets none score without.
-- Grain:      one row per population with customers, of a month that was closed under model.approval_needed; else
--             none.
-- Reads:      mart.period, mart.run, mart.credit_grade, mart.month_customer_class, mart.model_decision.
-- Returns:    population_code, customer_count; model_key and decided_by, decided_on, expires_on of its approval, all
--             null where no approved model scored the population.
-- Parameters: period_key.
with
closing as (
    select period.close_run_key
    from mart.period as period
    join mart.run as run on run.run_key = period.close_run_key
    where period.period_key = $period_key
        and run.settings_json ->> '$.model_approval_needed' = 'true'
),

population as (
    select
        customer_class.population_code,
        count(*) as customer_count,
        max(credit_grade.model_key) as model_key
    from mart.credit_grade as credit_grade
    join mart.month_customer_class as customer_class
        on customer_class.period_key = credit_grade.period_key
        and customer_class.customer_class_code = credit_grade.customer_class_code
    where credit_grade.period_key = $period_key
        and exists (select 1 from closing)
    group by customer_class.population_code
),

approval as (
    select
        population_code,
        arg_max(decided_by, decision_no) as decided_by,
        arg_max(decided_at, decision_no) as decided_at,
        arg_max(expires_on, decision_no) as expires_on
    from mart.model_decision
    where decision_code = 'approved'
        and model_code = 'discriminant'
        and period_key <= $period_key
        and run_key < (select close_run_key from closing)
    group by population_code
)

select
    population.population_code,
    population.customer_count,
    population.model_key,
    case when population.model_key is not null then approval.decided_by end as decided_by,
    case when population.model_key is not null then (approval.decided_at at time zone 'UTC')::date end as decided_on,
    case when population.model_key is not null then approval.expires_on end as expires_on
from population
left join approval using (population_code)
order by population.population_code desc;
