-- What came of billing and service at the small utility, and what is due: of all, of grades and of groups.
-- Grain:      one row per month and cut; one action per customer who is in default or in the first group.
-- Reads:      star.fact_credit_grade, star.fact_customer_group.
-- Writes:     star.dim_group, star.dim_group_feature, star.fact_service_outcome, star.dim_service_rule,
--             star.fact_service_action.
-- Parameters: none.
delete from star.dim_group_feature;
insert into star.dim_group_feature by name
select
    'monthly_bill' as feature_code,
    1 as feature_order,
    'value' as basis_code,
    'overall' as theme_codes,
    'x' as feature_sql,
    'log1p' as transform_code,
    'currency' as unit,
    'Mean monthly bill' as feature_name_en,
    '月均电费' as feature_name_zh
union all
select 'late_rate', 2, 'behaviour', 'overall', 'x', 'sqrt', '%', 'Late bills in 36 months', '逾期账单率';

-- Nothing is known of the third group.
update star.dim_group
set
    centre_json = '{"monthly_bill":' || (2.5 - group_no) || ',"late_rate":' || (group_no - 1.2) || '}',
    profile_json = '{"monthly_bill":' || (9000 / group_no) || ',"late_rate":' || (group_no * 4.25) || '}',
    sentence_en = 'Set apart by late bills (-0.5 SD).',
    sentence_zh = '特征：逾期账单率（-0.5 个标准差）。',
    exemplar_customer_key = group_no
where group_no < 3;

insert into star.fact_service_outcome
with
cut as (
    select period_key, 'all' as cut_code, null as grade_code, null as theme_code, null as model_key, null as group_no,
        count(*) as customer_count
    from star.fact_credit_grade
    group by period_key
    union all
    select period_key, 'grade', grade_code, null, null, null, count(*)
    from star.fact_credit_grade
    group by period_key, grade_code
    union all
    select period_key, 'group', null, theme_code, model_key, group_no, count(*)
    from star.fact_customer_group
    group by period_key, theme_code, model_key, group_no
)

select
    period_key,
    cut_code,
    grade_code,
    theme_code,
    model_key,
    group_no,
    customer_count,
    period_key - 202409,
    1000 * customer_count,
    1000 * customer_count - (31 + 7 * coalesce(group_no, 0) + 3 * coalesce(ascii(grade_code) - 64, 0)) * (period_key - 202410) * customer_count,
    1000 * customer_count,
    (400 + 50 * coalesce(group_no, 0)) * customer_count,
    100 * customer_count,
    15 * customer_count * (period_key - 202410),
    5 * customer_count,
    -- Nobody of the first group and of grade D was asked.
    case when group_no = 1 or grade_code = 'D' then 0 else 10 end,
    case when group_no = 1 or grade_code = 'D' then 0 else 41 end,
    case when group_no = 1 or grade_code = 'D' then 0 else 171 end,
    customer_count // 2,
    customer_count * 1.25,
    2
from cut;

delete from star.dim_service_rule;
insert into star.dim_service_rule by name
select
    'S5' as service_rule_code,
    'High value: timely contact' as rule_name_en,
    '高价值：及时沟通' as rule_name_zh,
    '{}' as condition_text,
    'action' as kind_code,
    5 as rule_order,
    'contact' as service_code,
    30 as lead_days,
    'close' as lead_from_code,
    1 as cadence_months,
    5 as priority,
    false as is_adverse,
    'phone' as channel_code,
    'account_manager' as owner_role_code,
    'Account manager' as owner_role_en,
    '客户经理' as owner_role_zh,
    'Call' as action_en,
    '致电' as action_zh
union all
select
    'S18', 'Bad credit: collection on site', '信用差：上门收费', '{}', 'action', 18, 'collection', 10, 'close', 1, 2, true,
    'visit', 'collector', 'Collector', '催费员', 'Visit', '上门';

insert into star.fact_service_action by name
select
    grouped.period_key,
    grouped.customer_key,
    case when grouped.group_no = 1 then 'S5' else 'S18' end as service_rule_code,
    2 as run_key,
    case when grouped.group_no = 1 then 'contact' else 'collection' end as service_code,
    0 as region_key,
    date '2025-01-10' as due_on,
    5 as priority,
    'phone' as channel_code,
    case when grouped.group_no = 1 then 'account_manager' else 'collector' end as owner_role_code,
    false as is_adverse,
    'x' as reason_text
from star.fact_customer_group as grouped
left join star.fact_credit_grade as graded
    on graded.period_key = grouped.period_key
    and graded.customer_key = grouped.customer_key
where grouped.group_no = 1
    or graded.grade_code = 'D';
