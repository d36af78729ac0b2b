-- One row per closed month: by what it was graded, as hashes, and what of it is not as it was in the month before.
-- Names are no method: a grade or a gate that is only called otherwise is the same. SELECTs, expectations and adapters
-- are compared by the hash of their file, as the close kept it; months closed before that was kept do not tell.
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
            concat_ws('|', dimension_code, population_code, dimension_weight, is_mandatory),
            ';'
            order by dimension_code, population_code
        ) as dimension_text
    from mart.month_dimension
    join mart.month_dimension_weight using (period_key, dimension_code)
    group by period_key
),

indicator as (
    select
        period_key,
        string_agg(
            concat_ws(
                '|', indicator_code, dimension_code, direction_code, indicator_weight, is_computed,
                coalesce(bound_1::varchar, '-'), coalesce(bound_2::varchar, '-'), coalesce(bound_3::varchar, '-'),
                coalesce(bound_4::varchar, '-'), missing_points, special_values
            ),
            ';'
            order by indicator_code
        ) as indicator_text,
        bool_or(dimension_code = 'value') as has_costs
    from mart.month_indicator
    where is_graded
    group by period_key
),

population as (
    select
        period_key,
        string_agg(
            concat_ws('|', customer_class_code, population_code), ';' order by customer_class_code
        ) as population_text
    from mart.month_customer_class
    group by period_key
),

event as (
    select
        period_key,
        md5(string_agg(concat_ws('|', event_code, event_points), ';' order by event_code)) as event_hash
    from mart.month_credit_event
    group by period_key
),

master_scale as (
    select
        period_key,
        md5(string_agg(
            concat_ws(
                '|', master_scale_code, master_scale_order, coalesce(default_probability_ceiling::varchar, '-'),
                default_probability_mid
            ),
            ';'
            order by master_scale_code
        )) as master_scale_hash
    from mart.month_master_scale
    group by period_key
),

every_feature as (
    select
        feature_code, feature_sql, transform_code, theme_codes, run_key, 2147483647 as superseded_run_key
    from star.dim_group_feature
    union all
    select feature_code, feature_sql, transform_code, theme_codes, run_key, superseded_run_key
    from history.dim_group_feature
),

feature as (
    select
        period.period_key,
        md5(string_agg(
            concat_ws('|', every_feature.feature_code, every_feature.feature_sql, every_feature.transform_code),
            ';'
            order by every_feature.feature_code
        )) as feature_hash
    from star.dim_period as period
    join every_feature
        on every_feature.run_key <= period.close_run_key
        and every_feature.superseded_run_key > period.close_run_key
        and list_contains(string_split(every_feature.theme_codes, ' '), 'overall')
    group by period.period_key
),

rule as (
    select
        period_key,
        md5(string_agg(rule_name || ' ' || sha256, ';' order by rule_name) filter (
            where starts_with(rule_name, 'sql/indicator/')
        )) as select_hash,
        coalesce(
            md5(string_agg(rule_name || ' ' || sha256, ';' order by rule_name) filter (
                where starts_with(rule_name, 'sql/') and not starts_with(rule_name, 'sql/indicator/')
            )),
            ''
        ) as own_sql_hash,
        md5(string_agg(sha256, ';') filter (where rule_name = 'quality.yml')) as expectation_hash,
        md5(string_agg(rule_name || ' ' || sha256, ';' order by rule_name) filter (
            where starts_with(rule_name, 'sources/')
        )) as adapter_hash
    from mart.close_rule
    group by period_key
),

-- A source that comes new changes no method: only an adapter that reads otherwise does.
adapter as (
    select distinct is_now.period_key
    from mart.close_rule as is_now
    join mart.close_rule as was
        on was.rule_name = is_now.rule_name
        and was.period_key = case is_now.period_key % 100
            when 1 then is_now.period_key - 89
            else is_now.period_key - 1
        end
    where starts_with(is_now.rule_name, 'sources/')
        and is_now.sha256 <> was.sha256
),

discriminant as (
    select period_key, string_agg(model_key::varchar, ', ' order by model_key::varchar) as models
    from (select distinct period_key, model_key from star.fact_credit_grade)
    group by period_key
),

grouped as (
    select
        held.period_key,
        string_agg(held.model_key::varchar, ', ' order by held.model_key::varchar) as models,
        md5(string_agg(model.settings_json, ';' order by held.model_key)) as settings_hash
    from (
        select distinct period_key, model_key
        from star.fact_customer_group
        where theme_code = 'overall'
    ) as held
    join star.dim_model as model using (model_key)
    group by held.period_key
),

method as (
    select
        period.period_key,
        coalesce(scale.scale_hash, '') as scale_hash,
        coalesce(gate.gate_hash, '') as gate_hash,
        md5(concat_ws(
            '#',
            dimension.dimension_text,
            indicator.indicator_text,
            population.population_text,
            -- Costs are of the margin alone, which is not graded as it ships.
            case when indicator.has_costs then concat_ws(
                ' ',
                run.settings_json ->> '$.value_purchase_cost_per_kwh',
                run.settings_json ->> '$.value_contact_cost'
            ) end
        )) as index_hash,
        rule.select_hash,
        rule.own_sql_hash,
        event.event_hash,
        master_scale.master_scale_hash,
        feature.feature_hash,
        rule.expectation_hash,
        rule.adapter_hash,
        adapter.period_key is not null as is_adapters_new,
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
        coalesce(grouped.models, '') as group_models,
        grouped.settings_hash as group_settings_hash
    from star.dim_period as period
    left join audit.run as run on run.run_key = period.close_run_key
    left join scale on scale.period_key = period.period_key
    left join gate on gate.period_key = period.period_key
    left join dimension on dimension.period_key = period.period_key
    left join indicator on indicator.period_key = period.period_key
    left join population on population.period_key = period.period_key
    left join event on event.period_key = period.period_key
    left join master_scale on master_scale.period_key = period.period_key
    left join feature on feature.period_key = period.period_key
    left join rule on rule.period_key = period.period_key
    left join adapter on adapter.period_key = period.period_key
    left join discriminant on discriminant.period_key = period.period_key
    left join grouped on grouped.period_key = period.period_key
    where period.status_code <> 'open'
),

pair as (
    select
        method.* exclude (is_adapters_new),
        coalesce(method.scale_hash <> before.scale_hash, false) as is_scale_new,
        coalesce(method.gate_hash <> before.gate_hash, false) as is_gates_new,
        coalesce(method.index_hash <> before.index_hash, false) as is_index_new,
        coalesce(method.select_hash <> before.select_hash, false) as is_selects_new,
        coalesce(method.own_sql_hash <> before.own_sql_hash, false) as is_own_sql_new,
        coalesce(method.event_hash <> before.event_hash, false) as is_events_new,
        coalesce(method.default_hash <> before.default_hash, false) as is_default_new,
        coalesce(method.promotion_hash <> before.promotion_hash, false) as is_promotion_new,
        coalesce(method.expectation_hash <> before.expectation_hash, false) as is_expectations_new,
        method.is_adapters_new and before.period_key is not null as is_adapters_new,
        coalesce(method.code_version <> before.code_version, false) as is_version_new,
        coalesce(method.master_scale_hash <> before.master_scale_hash, false) as is_master_scale_new,
        coalesce(method.discriminant_models <> before.discriminant_models, false) as is_discriminant_new,
        -- A model fitted anew in the same way has the same groups, which compare: those that go on, and new ones.
        coalesce(method.group_settings_hash <> before.group_settings_hash, false) as is_group_model_new,
        -- Where there were no groups there is nothing to compare with.
        coalesce(method.group_models <> '' and before.group_models <> '', false) as has_groups_twice,
        coalesce(method.feature_hash <> before.feature_hash, false) as is_features_new
    from method
    left join method as before
        on before.period_key = case method.period_key % 100
            when 1 then method.period_key - 89
            else method.period_key - 1
        end
),

-- What a part reaches: what was counted, the score, the grades; the groups.
reach as (
    select
        *,
        is_default_new or is_expectations_new or is_adapters_new or is_own_sql_new or is_version_new
            as is_counting_new,
        is_index_new or is_selects_new or is_events_new as is_points_new,
        is_scale_new or is_gates_new or is_promotion_new as is_ladder_new
    from pair
)

select
    period_key,
    scale_hash,
    gate_hash,
    index_hash,
    select_hash,
    own_sql_hash,
    event_hash,
    default_hash,
    promotion_hash,
    expectation_hash,
    adapter_hash,
    code_version,
    master_scale_hash,
    discriminant_models,
    feature_hash,
    group_models,
    is_scale_new,
    is_gates_new,
    is_index_new,
    is_selects_new,
    is_own_sql_new,
    is_events_new,
    is_default_new,
    is_promotion_new,
    is_expectations_new,
    is_adapters_new,
    is_version_new,
    is_master_scale_new,
    is_discriminant_new,
    has_groups_twice and (is_features_new or is_group_model_new) as is_groups_new,
    is_counting_new,
    is_counting_new or is_points_new as is_score_new,
    is_counting_new or is_points_new or is_ladder_new as is_grading_new,
    has_groups_twice and (is_counting_new or is_selects_new or is_features_new or is_group_model_new)
        as is_grouping_new
from reach;

comment on view mart.month_method is 'One row per closed month: by what it was graded, as hashes, and what of it is not as it was in the month before; names are no method.';
comment on column mart.month_method.period_key is 'Month, as yyyymm.';
comment on column mart.month_method.scale_hash is 'MD5 of the grade scale: codes, orders and floors.';
comment on column mart.month_method.gate_hash is 'MD5 of the gates: orders, kinds, grades and conditions.';
comment on column mart.month_method.index_hash is 'MD5 of the index system: the weights of dimensions, the weights and bands of graded indicators, the population of each class.';
comment on column mart.month_method.select_hash is 'MD5 of the names and hashes of the SELECTs of the index system; null when the close kept none.';
comment on column mart.month_method.own_sql_hash is 'MD5 of the names and hashes of other SQL that the home has in the place of ours; empty when it has none, null when the close kept no hashes.';
comment on column mart.month_method.event_hash is 'MD5 of the points of credit events.';
comment on column mart.month_method.default_hash is 'MD5 of the settings that say what is late and what is a default.';
comment on column mart.month_method.promotion_hash is 'MD5 of the settings of promotion, hysteresis and new customers.';
comment on column mart.month_method.expectation_hash is 'MD5 of the hash of quality.yml, by which rows are kept out; null when the close kept none.';
comment on column mart.month_method.adapter_hash is 'MD5 of the names and hashes of the adapters of all sources; null when the close kept none.';
comment on column mart.month_method.code_version is 'Version of GridGrade that closed the month.';
comment on column mart.month_method.master_scale_hash is 'MD5 of the master scale.';
comment on column mart.month_method.discriminant_models is 'Keys of the discriminants that scored the month; empty when none did.';
comment on column mart.month_method.feature_hash is 'MD5 of the features of the overall grouping.';
comment on column mart.month_method.group_models is 'Key of the model of the overall grouping of the month; empty when there is none.';
comment on column mart.month_method.is_scale_new is 'Whether the grade scale is not that of the month before.';
comment on column mart.month_method.is_gates_new is 'Whether the gates are not those of the month before.';
comment on column mart.month_method.is_index_new is 'Whether the index system is not that of the month before.';
comment on column mart.month_method.is_selects_new is 'Whether a SELECT of the index system is not that of the month before.';
comment on column mart.month_method.is_own_sql_new is 'Whether other SQL that the home has in the place of ours is not that of the month before.';
comment on column mart.month_method.is_events_new is 'Whether the points of credit events are not those of the month before.';
comment on column mart.month_method.is_default_new is 'Whether the settings of lateness and default are not those of the month before.';
comment on column mart.month_method.is_promotion_new is 'Whether the settings of promotion are not those of the month before.';
comment on column mart.month_method.is_expectations_new is 'Whether quality.yml is not that of the month before.';
comment on column mart.month_method.is_adapters_new is 'Whether the adapter of a source that was there in both months is another.';
comment on column mart.month_method.is_version_new is 'Whether another version of GridGrade closed the month before.';
comment on column mart.month_method.is_master_scale_new is 'Whether the master scale is not that of the month before.';
comment on column mart.month_method.is_discriminant_new is 'Whether other discriminants scored the month before, such as before a refit.';
comment on column mart.month_method.is_groups_new is 'Whether the overall grouping of the month before was asked for otherwise: by other features, settings or seed.';
comment on column mart.month_method.is_counting_new is 'Whether what was counted and owed does not compare with the month before: settings of default, expectations, adapters, SQL or version differ.';
comment on column mart.month_method.is_score_new is 'Whether scores do not compare with those of the month before: what is counted, the index system or the points of events differ.';
comment on column mart.month_method.is_grading_new is 'Whether the grades of the month and of the one before do not compare: scores, scale, gates or settings of promotion differ.';
comment on column mart.month_method.is_grouping_new is 'Whether the groups of the month and of the one before do not compare.';
