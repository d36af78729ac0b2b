-- One row per customer, closed month and edition of it: what each close said, those that were restated among them.
create or replace view mart.credit_grade_edition as
with
every_grade as (
    select
        period_key, customer_key, customer_version_key, index_score, grade_code, reason_code, is_default,
        default_probability, model_key, run_key
    from star.fact_credit_grade
    union all
    select
        period_key, customer_key, customer_version_key, index_score, grade_code, reason_code, is_default,
        default_probability, model_key, run_key
    from history.fact_credit_grade
)

select
    credit_grade.period_key,
    edition.edition_no,
    edition.edition_no = period.edition_no as is_latest,
    credit_grade.customer_key,
    customer.customer_no,
    credit_grade.index_score,
    credit_grade.grade_code,
    credit_grade.reason_code,
    credit_grade.is_default as is_in_default,
    credit_grade.default_probability,
    credit_grade.model_key,
    credit_grade.run_key
from every_grade as credit_grade
join star.period_edition as edition
    on edition.period_key = credit_grade.period_key
    and edition.close_run_key = credit_grade.run_key
join star.dim_period as period on period.period_key = credit_grade.period_key
left join star.dim_customer as customer
    on customer.customer_key = credit_grade.customer_key
    and customer.is_current;

comment on view mart.credit_grade_edition is 'One row per customer, closed month and edition: what each close of the month said, restated ones among them.';
comment on column mart.credit_grade_edition.period_key is 'Month, as yyyymm.';
comment on column mart.credit_grade_edition.edition_no is 'Number of the edition of the month, counting from 1.';
comment on column mart.credit_grade_edition.is_latest is 'Whether it is the edition in force.';
comment on column mart.credit_grade_edition.customer_key is 'The customer, the same over all its versions.';
comment on column mart.credit_grade_edition.customer_no is 'Number of the customer in the source.';
comment on column mart.credit_grade_edition.index_score is 'Weighted points of the index system, 0 to 100; null when not rated.';
comment on column mart.credit_grade_edition.grade_code is 'The grade.';
comment on column mart.credit_grade_edition.reason_code is 'What decided it: score, hysteresis, promotion, or a gate.';
comment on column mart.credit_grade_edition.is_in_default is 'Whether the customer was in default: a default month, not yet cured.';
comment on column mart.credit_grade_edition.default_probability is 'Probability of default by the discriminant, 0 to 1; null without a model.';
comment on column mart.credit_grade_edition.model_key is 'The discriminant that scored it; null without a model.';
comment on column mart.credit_grade_edition.run_key is 'The run that wrote it.';
