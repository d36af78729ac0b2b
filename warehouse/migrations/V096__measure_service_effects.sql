-- What the actions of each service rule changed, against customers of the same kind for whom nothing was done.
create table star.fact_service_effect (
    period_key integer not null,
    service_rule_code varchar not null,
    measure_code varchar not null,
    effect_months integer not null,
    first_listed_period_key integer not null,
    last_listed_period_key integer not null,
    treated_count bigint not null,
    matched_count bigint not null,
    control_count bigint not null,
    stratum_count bigint not null,
    matched_customer_count bigint not null,
    control_customer_count bigint not null,
    treated_before_value double,
    treated_change double,
    control_before_value double,
    control_change double,
    effect_value double,
    effect_error double,
    confidence double not null,
    effect_low double,
    effect_high double,
    p_value double,
    adjusted_p_value double,
    verdict_code varchar not null,
    run_key integer not null
);

comment on table star.fact_service_effect is 'One row per closed month, service rule and measure: what its actions changed, as far as it was known at the close.';
comment on column star.fact_service_effect.period_key is 'Month of the close, as yyyymm.';
comment on column star.fact_service_effect.service_rule_code is 'The service rule.';
comment on column star.fact_service_effect.measure_code is 'What may have changed.';
comment on column star.fact_service_effect.effect_months is 'Months from the month of the list to the month at whose end it is seen what changed.';
comment on column star.fact_service_effect.first_listed_period_key is 'First month of the lists that are counted, as yyyymm.';
comment on column star.fact_service_effect.last_listed_period_key is 'Last of them.';
comment on column star.fact_service_effect.treated_count is 'Treated: customers for whom an action of a list was carried out by the end of the month after it, and none in the months before; once a list.';
comment on column star.fact_service_effect.matched_count is 'Of these, those who have their like, and of whom the measure is known before and after.';
comment on column star.fact_service_effect.control_count is 'Customers they are compared with, once a list.';
comment on column star.fact_service_effect.stratum_count is 'Strata: month, class, grade, overall group, age of arrears, and whether something was done by another rule.';
comment on column star.fact_service_effect.matched_customer_count is 'Customers among the matched, each once.';
comment on column star.fact_service_effect.control_customer_count is 'Customers they are compared with and who are not among them, each once.';
comment on column star.fact_service_effect.treated_before_value is 'Mean of the matched before; null where there are too few.';
comment on column star.fact_service_effect.treated_change is 'Mean change of the matched; null where there are too few.';
comment on column star.fact_service_effect.control_before_value is 'Mean of the others before, with the weights of the matched; null where there are too few.';
comment on column star.fact_service_effect.control_change is 'Mean change of the others, with the same weights; null where there are too few.';
comment on column star.fact_service_effect.effect_value is 'Change of the matched less that of the others; null where there are too few.';
comment on column star.fact_service_effect.effect_error is 'Standard error: Neyman''s within strata, added up over a customer''s months; null where there are too few.';
comment on column star.fact_service_effect.confidence is 'Confidence of the interval, 0 to 1.';
comment on column star.fact_service_effect.effect_low is 'Lower end of the interval of the effect; null where there are too few.';
comment on column star.fact_service_effect.effect_high is 'Upper end; null where there are too few.';
comment on column star.fact_service_effect.p_value is 'Probability of as large a difference without any effect; null where there are too few.';
comment on column star.fact_service_effect.adjusted_p_value is 'The same, by Holm, for as many figures as the close has; null where there are too few.';
comment on column star.fact_service_effect.verdict_code is 'better or worse (an effect is seen after Holm), none (no effect seen) or too_few (no figure).';
comment on column star.fact_service_effect.run_key is 'The run that wrote the row.';

create table history.fact_service_effect as
select held.*, 0::integer as superseded_run_key
from star.fact_service_effect as held
limit 0;
comment on table history.fact_service_effect is 'One row per row of star.fact_service_effect that gave way, in the same columns.';
comment on column history.fact_service_effect.superseded_run_key is 'The run at which the row gave way.';

create table star.fact_service_balance (
    period_key integer not null,
    service_rule_code varchar not null,
    covariate_code varchar not null,
    treated_mean double not null,
    control_mean double not null,
    covariate_deviation double not null,
    matched_treated_mean double,
    matched_control_mean double,
    run_key integer not null
);

comment on table star.fact_service_balance is 'One row per closed month, service rule and covariate: how alike those whom its actions reached and the others were.';
comment on column star.fact_service_balance.period_key is 'Month of the close, as yyyymm.';
comment on column star.fact_service_balance.service_rule_code is 'The service rule.';
comment on column star.fact_service_balance.covariate_code is 'Something known of customers when the list was made.';
comment on column star.fact_service_balance.treated_mean is 'Mean of all treated.';
comment on column star.fact_service_balance.control_mean is 'Mean of all others of the same months.';
comment on column star.fact_service_balance.covariate_deviation is 'Standard deviation within both, before matching: root of the mean of the two variances.';
comment on column star.fact_service_balance.matched_treated_mean is 'Mean of the matched; null where nobody has his like.';
comment on column star.fact_service_balance.matched_control_mean is 'Mean of whom they are compared with, with the same weights; null where nobody has his like.';
comment on column star.fact_service_balance.run_key is 'The run that wrote the row.';

create table history.fact_service_balance as
select held.*, 0::integer as superseded_run_key
from star.fact_service_balance as held
limit 0;
comment on table history.fact_service_balance is 'One row per row of star.fact_service_balance that gave way, in the same columns.';
comment on column history.fact_service_balance.superseded_run_key is 'The run at which the row gave way.';
