-- One row per closed month and part of the method that is not as it was in the month before.
create or replace view mart.month_method_change as
select
    method.period_key,
    part.part_order,
    part.part_code,
    part.is_grading,
    part.is_grouping
from mart.month_method as method
cross join lateral (
    values
    (1, 'scale', method.is_scale_new, true, false),
    (2, 'gates', method.is_gates_new, true, false),
    (3, 'index', method.is_index_new, true, false),
    (4, 'selects', method.is_selects_new, true, true),
    (5, 'sql', method.is_own_sql_new, true, true),
    (6, 'events', method.is_events_new, true, false),
    (7, 'default', method.is_default_new, true, true),
    (8, 'promotion', method.is_promotion_new, true, false),
    (9, 'expectations', method.is_expectations_new, true, true),
    (10, 'adapters', method.is_adapters_new, true, true),
    (11, 'version', method.is_version_new, true, true),
    (12, 'master_scale', method.is_master_scale_new, false, false),
    (13, 'discriminant', method.is_discriminant_new, false, false),
    (14, 'groups', method.is_groups_new, false, true)
) as part (part_order, part_code, is_new, is_grading, is_grouping)
where part.is_new;

comment on view mart.month_method_change is 'One row per closed month and part of the method that is not as it was in the month before.';
comment on column mart.month_method_change.period_key is 'Month, as yyyymm.';
comment on column mart.month_method_change.part_order is 'Position in reports, from 1.';
comment on column mart.month_method_change.part_code is 'scale, gates, index (weights, bands and populations), selects (of the indicators), sql (other SQL of the home), events (their points), default and promotion (settings), expectations (quality.yml), adapters, version (of GridGrade), master_scale, discriminant or groups.';
comment on column mart.month_method_change.is_grading is 'Whether grades of the two months do not compare for it.';
comment on column mart.month_method_change.is_grouping is 'Whether groups of the two months do not compare for it.';
