-- One row per customer, month and edition of it whose grade is not that of the edition before.
create or replace view mart.grade_restatement as
with
every_grade as (
    select period_key, customer_key, grade_code, index_score, reason_code, run_key
    from star.fact_credit_grade
    union all
    select period_key, customer_key, grade_code, index_score, reason_code, run_key
    from history.fact_credit_grade
),

restated as (
    select
        edition.period_key,
        edition.edition_no,
        edition.close_run_key,
        before.close_run_key as before_run_key
    from star.period_edition as edition
    join star.period_edition as before
        on before.period_key = edition.period_key
        and before.edition_no = edition.edition_no - 1
),

-- A customer may be in one edition only: both are counted, and what is missing stays null.
pair as (
    select
        restated.period_key,
        restated.edition_no,
        every_grade.customer_key,
        max(every_grade.grade_code) filter (every_grade.run_key = restated.before_run_key) as from_grade_code,
        max(every_grade.grade_code) filter (every_grade.run_key = restated.close_run_key) as to_grade_code,
        max(every_grade.index_score) filter (every_grade.run_key = restated.before_run_key) as from_index_score,
        max(every_grade.index_score) filter (every_grade.run_key = restated.close_run_key) as to_index_score,
        max(every_grade.reason_code) filter (every_grade.run_key = restated.before_run_key) as from_reason_code,
        max(every_grade.reason_code) filter (every_grade.run_key = restated.close_run_key) as to_reason_code
    from restated
    join every_grade
        on every_grade.period_key = restated.period_key
        and every_grade.run_key in (restated.before_run_key, restated.close_run_key)
    group by restated.period_key, restated.edition_no, every_grade.customer_key
)

select
    pair.period_key,
    pair.edition_no,
    pair.customer_key,
    customer.customer_no,
    pair.from_grade_code,
    pair.to_grade_code,
    pair.from_index_score,
    pair.to_index_score,
    pair.from_reason_code,
    pair.to_reason_code
from pair
left join star.dim_customer as customer
    on customer.customer_key = pair.customer_key
    and customer.is_current
where pair.from_grade_code is distinct from pair.to_grade_code;

comment on view mart.grade_restatement is 'One row per customer, month and edition of it whose grade is not that of the edition before.';
comment on column mart.grade_restatement.period_key is 'Month, as yyyymm.';
comment on column mart.grade_restatement.edition_no is 'The edition that says it, from 2 on; compared with the one before.';
comment on column mart.grade_restatement.customer_key is 'The customer, the same over all its versions.';
comment on column mart.grade_restatement.customer_no is 'Number of the customer in the source.';
comment on column mart.grade_restatement.from_grade_code is 'Grade in the edition before; null when the customer was not in it.';
comment on column mart.grade_restatement.to_grade_code is 'Grade in this edition; null when the customer is not in it.';
comment on column mart.grade_restatement.from_index_score is 'Index score in the edition before, 0 to 100; null when there was none.';
comment on column mart.grade_restatement.to_index_score is 'Index score in this edition, 0 to 100; null when there is none.';
comment on column mart.grade_restatement.from_reason_code is 'What decided the grade in the edition before.';
comment on column mart.grade_restatement.to_reason_code is 'What decided it in this edition.';
