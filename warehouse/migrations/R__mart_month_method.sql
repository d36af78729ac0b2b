-- One row per closed month: by what it was graded, as hashes, and what of it is not as it was in the month before.
-- Names are no method: a grade or a gate that is only called otherwise is the same.
create or replace view mart.month_method as
with
scale as (
    select
        period_key,
        md5(string_agg(concat_ws('|', grade_code, grade_order, score_floor), ';' order by grade_order)) as scale_hash
    from mart.month_grade
    group by period_key
),

gate as (
    select
        period_key,
        md5(string_agg(
            concat_ws('|', gate_order, gate_kind_code, grade_code, condition_sql), ';' order by gate_order, gate_code
        )) as gate_hash
    from mart.month_gate
    group by period_key
),

dimension as (
    select
        period_key,
        string_agg(
            concat_ws('|', dimension_code, weight_enterprise, weight_resident, is_mandatory),
            ';'
            order by dimension_code
        ) as dimension_text
    from mart.month_dimension
    group by period_key
),

indicator as (
    select
        period_key,
        string_agg(
            concat_ws(
                '|', indicator_code, dimension_code, direction_code, indicator_weight, is_computed,
                coalesce(bound_1::varchar, '-'), coalesce(bound_2::varchar, '-'), coalesce(bound_3::varchar, '-'),
                coalesce(bound_4::varchar, '-'), missing_points
            ),
            ';'
            order by indicator_code
        ) as indicator_text
    from mart.month_indicator
    where is_graded
    group by period_key
),

discriminant as (
    select period_key, string_agg(distinct model_key::varchar, ', ' order by model_key::varchar) as models
    from star.fact_credit_grade
    group by period_key
),

grouped as (
    select period_key, string_agg(distinct model_key::varchar, ', ' order by model_key::varchar) as models
    from star.fact_customer_group
    group by period_key
),

method as (
    select
        period.period_key,
        coalesce(scale.scale_hash, '') as scale_hash,
        coalesce(gate.gate_hash, '') as gate_hash,
        md5(concat_ws('#', dimension.dimension_text, indicator.indicator_text)) as index_hash,
        md5(concat_ws(
            ' ',
            run.settings_json ->> '$.default_arrears_days',
            run.settings_json ->> '$.default_material_amount',
            run.settings_json ->> '$.default_cure_months',
            run.settings_json ->> '$.payment_grace_days',
            run.settings_json ->> '$.settlement_order'
        )) as default_hash,
        md5(concat_ws(
            ' ',
            run.settings_json ->> '$.grade_promotion_steps_max',
            run.settings_json ->> '$.grade_hysteresis_points',
            run.settings_json ->> '$.grade_new_months'
        )) as promotion_hash,
        coalesce(run.code_version, '') as code_version,
        coalesce(discriminant.models, '') as discriminant_models,
        coalesce(grouped.models, '') as group_models
    from star.dim_period as period
    left join audit.run as run on run.run_key = period.close_run_key
    left join scale on scale.period_key = period.period_key
    left join gate on gate.period_key = period.period_key
    left join dimension on dimension.period_key = period.period_key
    left join indicator on indicator.period_key = period.period_key
    left join discriminant on discriminant.period_key = period.period_key
    left join grouped on grouped.period_key = period.period_key
    where period.status_code <> 'open'
),

pair as (
    select
        method.*,
        before.period_key is not null as has_previous,
        method.scale_hash <> before.scale_hash as is_scale_new,
        method.gate_hash <> before.gate_hash as is_gates_new,
        method.index_hash <> before.index_hash as is_index_new,
        method.default_hash <> before.default_hash as is_default_new,
        method.promotion_hash <> before.promotion_hash as is_promotion_new,
        method.code_version <> before.code_version as is_version_new,
        method.discriminant_models <> before.discriminant_models as is_discriminant_new,
        method.group_models <> before.group_models as is_groups_new
    from method
    left join method as before
        on before.period_key = case method.period_key % 100
            when 1 then method.period_key - 89
            else method.period_key - 1
        end
)

select
    period_key,
    scale_hash,
    gate_hash,
    index_hash,
    default_hash,
    promotion_hash,
    code_version,
    discriminant_models,
    group_models,
    coalesce(is_scale_new, false) as is_scale_new,
    coalesce(is_gates_new, false) as is_gates_new,
    coalesce(is_index_new, false) as is_index_new,
    coalesce(is_default_new, false) as is_default_new,
    coalesce(is_promotion_new, false) as is_promotion_new,
    coalesce(is_version_new, false) as is_version_new,
    coalesce(is_discriminant_new, false) as is_discriminant_new,
    coalesce(is_groups_new, false) as is_groups_new,
    coalesce(
        is_scale_new or is_gates_new or is_index_new or is_default_new or is_promotion_new or is_version_new, false
    ) as is_grading_new
from pair;

comment on view mart.month_method is 'One row per closed month: by what it was graded, as hashes, and what of it is not as it was in the month before; names are no method.';
comment on column mart.month_method.period_key is 'Month, as yyyymm.';
comment on column mart.month_method.scale_hash is 'MD5 of the grade scale: codes, orders and floors.';
comment on column mart.month_method.gate_hash is 'MD5 of the gates: orders, kinds, grades and conditions.';
comment on column mart.month_method.index_hash is 'MD5 of the index system: the weights of dimensions, the weights and bands of graded indicators.';
comment on column mart.month_method.default_hash is 'MD5 of the settings that say what is late and what is a default.';
comment on column mart.month_method.promotion_hash is 'MD5 of the settings of promotion, hysteresis and new customers.';
comment on column mart.month_method.code_version is 'Version of GridGrade that closed the month.';
comment on column mart.month_method.discriminant_models is 'Keys of the discriminants that scored the month; empty when none did.';
comment on column mart.month_method.group_models is 'Keys of the k-means models that grouped the month; empty when none did.';
comment on column mart.month_method.is_scale_new is 'Whether the grade scale is not that of the month before.';
comment on column mart.month_method.is_gates_new is 'Whether the gates are not those of the month before.';
comment on column mart.month_method.is_index_new is 'Whether the index system is not that of the month before.';
comment on column mart.month_method.is_default_new is 'Whether the settings of lateness and default are not those of the month before.';
comment on column mart.month_method.is_promotion_new is 'Whether the settings of promotion are not those of the month before.';
comment on column mart.month_method.is_version_new is 'Whether another version of GridGrade closed the month before.';
comment on column mart.month_method.is_discriminant_new is 'Whether other discriminants scored the month before, such as before a refit.';
comment on column mart.month_method.is_groups_new is 'Whether another k-means model grouped the month before.';
comment on column mart.month_method.is_grading_new is 'Whether the grades of the month and of the one before do not compare: scale, gates, index system, settings or version differ.';
