-- One row per closed month, service rule and covariate: how alike those whom its actions reached and the others were,
-- before they were matched and after.
create or replace view mart.service_balance as
select
    balance.period_key,
    balance.service_rule_code,
    balance.covariate_code,
    covariate.covariate_order,
    covariate.covariate_name_en,
    covariate.covariate_name_zh,
    balance.treated_mean,
    balance.control_mean,
    balance.matched_treated_mean,
    balance.matched_control_mean,
    balance.covariate_deviation,
    (balance.treated_mean - balance.control_mean) / nullif(balance.covariate_deviation, 0) as difference_before,
    (balance.matched_treated_mean - balance.matched_control_mean) / nullif(balance.covariate_deviation, 0)
        as difference_after,
    balance.run_key
from star.fact_service_balance as balance
join (
    values
    ('bill_size', 1, 'Logarithm of the mean bill', '月均电费对数'),
    ('arrears_days', 2, 'Days of arrears, at most 365', '欠费天数（不超过365）'),
    ('overdue_months', 3, 'Overdue, in months of bills', '欠费相当于月电费数'),
    ('overdue_trend', 4, 'Its change in the months before', '此前欠费变化'),
    ('contacts', 5, 'Contacts of twelve months', '12个月联系次数')
) as covariate (covariate_code, covariate_order, covariate_name_en, covariate_name_zh)
    on covariate.covariate_code = balance.covariate_code;

comment on view mart.service_balance is 'One row per closed month, service rule and covariate: how alike those whom its actions reached and the others were, before they were matched and after.';
comment on column mart.service_balance.period_key is 'Month of the close, as yyyymm.';
comment on column mart.service_balance.service_rule_code is 'The service rule.';
comment on column mart.service_balance.covariate_code is 'bill_size, arrears_days, overdue_months, overdue_trend (its change in as many months before the list as the effect is given after it) or contacts.';
comment on column mart.service_balance.covariate_order is 'Order in which covariates are listed.';
comment on column mart.service_balance.covariate_name_en is 'Name in English.';
comment on column mart.service_balance.covariate_name_zh is 'Name in Chinese.';
comment on column mart.service_balance.treated_mean is 'Mean of all treated.';
comment on column mart.service_balance.control_mean is 'Mean of all others of the same months.';
comment on column mart.service_balance.matched_treated_mean is 'Mean of the matched; null where nobody has his like.';
comment on column mart.service_balance.matched_control_mean is 'Mean of whom they are compared with, with the same weights; null where nobody has his like.';
comment on column mart.service_balance.covariate_deviation is 'Standard deviation within both, before matching: root of the mean of the two variances.';
comment on column mart.service_balance.difference_before is 'Standardised mean difference of all treated and all others; null when nobody differs.';
comment on column mart.service_balance.difference_after is 'The same of the matched and whom they are compared with, in the same deviations; beyond 0.1 either way it is not small. Null where nobody has his like.';
comment on column mart.service_balance.run_key is 'The run that wrote the row.';
