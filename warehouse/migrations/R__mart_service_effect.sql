-- One row per closed month, service rule and measure: what its actions changed, against customers of the same kind for
-- whom nothing was done.
create or replace view mart.service_effect as
select
    effect.period_key,
    effect.service_rule_code,
    rule.rule_name_en,
    rule.rule_name_zh,
    effect.measure_code,
    measure.measure_order,
    measure.measure_name_en,
    measure.measure_name_zh,
    measure.is_higher_better,
    effect.effect_months,
    effect.first_listed_period_key,
    effect.last_listed_period_key,
    effect.treated_count,
    effect.matched_count,
    effect.control_count,
    effect.stratum_count,
    effect.matched_customer_count,
    effect.control_customer_count,
    effect.treated_before_value,
    effect.treated_change,
    effect.control_before_value,
    effect.control_change,
    effect.effect_value,
    effect.effect_error,
    effect.confidence,
    effect.effect_low,
    effect.effect_high,
    effect.p_value,
    effect.adjusted_p_value,
    effect.verdict_code,
    effect.run_key
from star.fact_service_effect as effect
join (
    values
    ('overdue_customer', 1, false, 'Customers with something overdue, as a share', '欠费客户占比'),
    ('overdue_months', 2, false, 'Overdue, in months of bills', '欠费相当于月电费数'),
    ('repaid_share', 3, true, 'Arrears repaid, as a share', '欠费偿还比例'),
    ('satisfaction', 4, true, 'Satisfaction, 1 to 5', '满意度（1至5分）'),
    ('use_change', 5, true, 'Change of energy used in twelve months, as a share', '12个月用电量变化率')
) as measure (measure_code, measure_order, is_higher_better, measure_name_en, measure_name_zh)
    on measure.measure_code = effect.measure_code
left join history.every_service_rule as rule
    on rule.service_rule_code = effect.service_rule_code
    and rule.run_key <= effect.run_key
    and rule.superseded_run_key > effect.run_key;

comment on view mart.service_effect is 'One row per closed month, service rule and measure: what its actions changed, against customers of the same kind for whom nothing was done.';
comment on column mart.service_effect.period_key is 'Month of the close, as yyyymm.';
comment on column mart.service_effect.service_rule_code is 'The service rule.';
comment on column mart.service_effect.rule_name_en is 'Name of the rule in English; null when it was in no table at the close.';
comment on column mart.service_effect.rule_name_zh is 'Name of the rule in Chinese; null when it was in no table at the close.';
comment on column mart.service_effect.measure_code is 'overdue_customer (1 with something overdue, else 0), overdue_months (overdue over the mean bill before, at most 12), repaid_share (of what was overdue before), satisfaction (mean of the answers of the 365 days before, and of those after the month that the action had), or use_change (of the energy of twelve months, at most 1).';
comment on column mart.service_effect.measure_order is 'Order in which measures are listed.';
comment on column mart.service_effect.measure_name_en is 'Name of the measure in English.';
comment on column mart.service_effect.measure_name_zh is 'Name of the measure in Chinese.';
comment on column mart.service_effect.is_higher_better is 'Whether more of it is better.';
comment on column mart.service_effect.effect_months is 'Months from the month of the list to the month at whose end it is seen what changed.';
comment on column mart.service_effect.first_listed_period_key is 'First month of the lists that are counted, as yyyymm.';
comment on column mart.service_effect.last_listed_period_key is 'Last of them.';
comment on column mart.service_effect.treated_count is 'Treated: customers for whom an action of a list was carried out by the end of the month after it, and none in the months before; once a list.';
comment on column mart.service_effect.matched_count is 'Of these, those who have their like, and of whom the measure is known before and after.';
comment on column mart.service_effect.control_count is 'Customers they are compared with, once a list.';
comment on column mart.service_effect.stratum_count is 'Strata: month, class, grade, overall group, age of arrears, and whether something was done by another rule.';
comment on column mart.service_effect.matched_customer_count is 'Customers among the matched, each once.';
comment on column mart.service_effect.control_customer_count is 'Customers they are compared with and who are not among them, each once.';
comment on column mart.service_effect.treated_before_value is 'Mean of the matched before; null where there are too few.';
comment on column mart.service_effect.treated_change is 'Mean change of the matched; null where there are too few.';
comment on column mart.service_effect.control_before_value is 'Mean of the others before, with the weights of the matched; null where there are too few.';
comment on column mart.service_effect.control_change is 'Mean change of the others, with the same weights; null where there are too few.';
comment on column mart.service_effect.effect_value is 'Change of the matched less that of the others; null where there are too few.';
comment on column mart.service_effect.effect_error is 'Standard error: Neyman''s within strata, added up over a customer''s months; null where there are too few.';
comment on column mart.service_effect.confidence is 'Confidence of the interval, 0 to 1.';
comment on column mart.service_effect.effect_low is 'Lower end of the interval of the effect; null where there are too few.';
comment on column mart.service_effect.effect_high is 'Upper end; null where there are too few.';
comment on column mart.service_effect.p_value is 'Probability of as large a difference without any effect; null where there are too few.';
comment on column mart.service_effect.adjusted_p_value is 'The same, by Holm, for as many figures as the close has; null where there are too few.';
comment on column mart.service_effect.verdict_code is 'better or worse (an effect is seen after Holm), none (no effect seen) or too_few (no figure).';
comment on column mart.service_effect.run_key is 'The run that wrote the row.';
