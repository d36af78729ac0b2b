-- One row per customer and closed month; class and region are those at the end of the month.
-- Where somebody set the grade, that is the grade, and what the rules gave stands beside it.
-- Scale, gates and names of classes and regions are those by which the row was written, wherever the seeds stand today.
create or replace view mart.credit_grade as
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
    customer.customer_no,
    customer.customer_name,
    customer.customer_name_en,
    customer.customer_class_code,
    customer_class.class_name_en,
    customer_class.class_name_zh,
    coalesce(region.region_key, 0) as region_key,
    region.region_name,
    region.region_name_en,
    region.province_name,
    region.province_name_en,
    region.city_name,
    region.city_name_en,
    region.county_name,
    region.county_name_en,
    credit_grade.index_score,
    credit_grade.score_grade_code,
    coalesce(override.grade_code, credit_grade.grade_code) as grade_code,
    grade.grade_order,
    grade.grade_name_en,
    grade.grade_name_zh,
    coalesce(previous_override.grade_code, credit_grade.previous_grade_code) as previous_grade_code,
    previous_grade.grade_order as previous_grade_order,
    case when override.override_no is not null then 'override' else credit_grade.reason_code end as reason_code,
    coalesce(
        'Set by ' || decision.decided_by || ' with ' || decision.confirmed_by || ', until '
        || strftime(decision.expires_on, '%Y-%m-%d') || '; the rules give ' || override.own_grade_code,
        gate.gate_name_en,
        case credit_grade.reason_code
            when 'unstated' then 'No source has stated the customer, not rated'
            when 'score' then 'Index score'
            when 'hysteresis' then 'Index score too near the bound to change the grade'
            when 'promotion' then 'Rises by a limited number of grades a month'
            else credit_grade.reason_code
        end
    ) as reason_name_en,
    coalesce(
        '由 ' || decision.decided_by || ' 设定，' || decision.confirmed_by || ' 复核，至 '
        || strftime(decision.expires_on, '%Y-%m-%d') || '；规则评级为 ' || override.own_grade_code,
        gate.gate_name_zh,
        case credit_grade.reason_code
            when 'unstated' then '数据源未登记该客户，不予评级'
            when 'score' then '指标得分'
            when 'hysteresis' then '得分临近等级界限，等级不变'
            when 'promotion' then '每月晋级级数受限'
            else credit_grade.reason_code
        end
    ) as reason_name_zh,
    credit_grade.is_default as is_in_default,
    credit_grade.discriminant_score,
    credit_grade.default_probability,
    credit_grade.credit_score,
    credit_grade.master_scale_code,
    credit_grade.model_key,
    credit_grade.run_key,
    credit_grade.grade_code as own_grade_code,
    credit_grade.reason_code as own_reason_code,
    override.override_no
from star.fact_credit_grade as credit_grade
left join star.fact_grade_override as override
    on override.period_key = credit_grade.period_key
    and override.customer_key = credit_grade.customer_key
left join star.override_decision as decision on decision.override_no = override.override_no
left join previous_override
    on previous_override.next_period_key = credit_grade.period_key
    and previous_override.customer_key = credit_grade.customer_key
left join star.dim_customer as customer
    on customer.customer_version_key = credit_grade.customer_version_key
left join history.every_customer_class as customer_class
    on customer_class.customer_class_code = customer.customer_class_code
    and customer_class.run_key <= credit_grade.run_key
    and customer_class.superseded_run_key > credit_grade.run_key
-- A region that came after the close was not known to it.
left join history.every_region as region
    on region.region_key = customer.region_key
    and region.run_key <= credit_grade.run_key
    and region.superseded_run_key > credit_grade.run_key
left join history.every_grade as grade
    on grade.grade_code = coalesce(override.grade_code, credit_grade.grade_code)
    and grade.run_key <= credit_grade.run_key
    and grade.superseded_run_key > credit_grade.run_key
left join history.every_grade as previous_grade
    on previous_grade.grade_code = coalesce(previous_override.grade_code, credit_grade.previous_grade_code)
    and previous_grade.run_key <= credit_grade.run_key
    and previous_grade.superseded_run_key > credit_grade.run_key
left join history.every_gate as gate
    on gate.gate_code = credit_grade.reason_code
    and gate.run_key <= credit_grade.run_key
    and gate.superseded_run_key > credit_grade.run_key;

comment on view mart.credit_grade is 'One row per customer and closed month; class and region are those at the end of the month.';
comment on column mart.credit_grade.period_key is 'Month, as yyyymm.';
comment on column mart.credit_grade.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column mart.credit_grade.customer_no is 'Number of the customer in the source; null when unknown.';
comment on column mart.credit_grade.customer_name is 'Name of the customer, in Chinese where there is one; null when the source gives none.';
comment on column mart.credit_grade.customer_name_en is 'Name of the customer in English; null when the source gives none.';
comment on column mart.credit_grade.customer_class_code is 'Class of the customer, such as residential, by the seed customer_class.csv; unknown of whom no source has stated.';
comment on column mart.credit_grade.class_name_en is 'Class of the customer in English.';
comment on column mart.credit_grade.class_name_zh is 'Class of the customer in Chinese.';
comment on column mart.credit_grade.region_key is 'Region of the customer, normally a station; 0 when unknown.';
comment on column mart.credit_grade.region_name is 'Region of the customer, in Chinese where there is one.';
comment on column mart.credit_grade.region_name_en is 'Region of the customer in English.';
comment on column mart.credit_grade.province_name is 'Province of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.credit_grade.province_name_en is 'Province of the customer in English; null when unknown.';
comment on column mart.credit_grade.city_name is 'City of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.credit_grade.city_name_en is 'City of the customer in English; null when unknown.';
comment on column mart.credit_grade.county_name is 'County of the customer, in Chinese where there is one; null when unknown.';
comment on column mart.credit_grade.county_name_en is 'County of the customer in English; null when unknown.';
comment on column mart.credit_grade.index_score is 'Weighted points of the index system, 0 to 100; null when a mandatory dimension is missing.';
comment on column mart.credit_grade.score_grade_code is 'Grade that the score alone gives; NR without a score.';
comment on column mart.credit_grade.grade_code is 'Grade after gates, promotion limit and hysteresis, or the one that somebody set.';
comment on column mart.credit_grade.grade_order is '1 is the best, on the scale of the month.';
comment on column mart.credit_grade.grade_name_en is 'Meaning in English.';
comment on column mart.credit_grade.grade_name_zh is 'Meaning in Chinese.';
comment on column mart.credit_grade.previous_grade_code is 'Grade of the month before; null when there was none.';
comment on column mart.credit_grade.previous_grade_order is 'Position of the grade of the month before on the scale of this month, 1 being the best; null when there was none, or the scale has it no more.';
comment on column mart.credit_grade.reason_code is 'override, unstated, score, no_score, hysteresis, promotion, or the gate that decided.';
comment on column mart.credit_grade.reason_name_en is 'What decided the grade, in English.';
comment on column mart.credit_grade.reason_name_zh is 'What decided the grade, in Chinese.';
comment on column mart.credit_grade.is_in_default is 'Whether the customer is in default: it had a default month (is_default_month of mart.customer_month) and is not yet cured of it.';
comment on column mart.credit_grade.discriminant_score is 'D(x): natural log of the likelihood ratio of good to default under equal covariances; null without a model.';
comment on column mart.credit_grade.default_probability is 'Posterior probability of default within the horizon, 0 to 1; null without a model.';
comment on column mart.credit_grade.credit_score is '600 + 20 / ln 2 x ln(odds / 50), odds being good to default; null without a model.';
comment on column mart.credit_grade.master_scale_code is 'Class of the default-probability master scale; null without a model.';
comment on column mart.credit_grade.model_key is 'Discriminant that scored the customer; null when there was none.';
comment on column mart.credit_grade.run_key is 'The run that wrote the row.';
comment on column mart.credit_grade.own_grade_code is 'Grade that the rules give; other than grade_code only where somebody set that.';
comment on column mart.credit_grade.own_reason_code is 'What decided the grade that the rules give: unstated, score, no_score, hysteresis, promotion, or the gate.';
comment on column mart.credit_grade.override_no is 'The decision that set the grade, by mart.override_decision; null where the rules give it.';
