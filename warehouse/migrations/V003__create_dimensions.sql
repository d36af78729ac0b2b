-- Dimensions of the star. Keys are proved by sql/check, not declared: declared keys slow loading and double the file.

create table star.dim_period (
    period_key integer not null,
    month_no integer not null,
    first_on date not null,
    last_on date not null,
    status_code varchar not null,
    closed_at timestamptz,
    close_run_key integer
);

comment on table star.dim_period is 'One row per month that the warehouse knows.';
comment on column star.dim_period.period_key is 'Month, as yyyymm.';
comment on column star.dim_period.month_no is 'Months since year 0: year x 12 + month; for arithmetic on months.';
comment on column star.dim_period.first_on is 'First day of the month.';
comment on column star.dim_period.last_on is 'Last day of the month; the as-of date of its results.';
comment on column star.dim_period.status_code is 'open or closed.';
comment on column star.dim_period.closed_at is 'Moment of the close; null while open.';
comment on column star.dim_period.close_run_key is 'The run that closed it; null while open.';

create table star.dim_region (
    region_key integer not null,
    region_no varchar not null,
    region_level_code varchar not null,
    parent_region_key integer,
    region_name varchar not null,
    region_name_en varchar not null,
    province_name varchar,
    province_name_en varchar,
    city_name varchar,
    city_name_en varchar,
    county_name varchar,
    county_name_en varchar,
    run_key integer not null
);

comment on table star.dim_region is 'One row per region of the utility''s tree; row 0 stands for unknown.';
comment on column star.dim_region.region_key is 'Key of the region; 0 means unknown.';
comment on column star.dim_region.region_no is 'Number of the region in the source.';
comment on column star.dim_region.region_level_code is 'province, city, county or station.';
comment on column star.dim_region.parent_region_key is 'Region above; null for the province.';
comment on column star.dim_region.region_name is 'Name of the region, in Chinese where there is one.';
comment on column star.dim_region.region_name_en is 'Name of the region in English.';
comment on column star.dim_region.province_name is 'Province it lies in; null when unknown.';
comment on column star.dim_region.province_name_en is 'Province it lies in, in English; null when unknown.';
comment on column star.dim_region.city_name is 'City it lies in; null above that level.';
comment on column star.dim_region.city_name_en is 'City it lies in, in English; null above that level.';
comment on column star.dim_region.county_name is 'County it lies in; null above that level.';
comment on column star.dim_region.county_name_en is 'County it lies in, in English; null above that level.';
comment on column star.dim_region.run_key is 'The run that wrote the row.';

create table star.dim_customer_class (
    customer_class_code varchar not null,
    population_code varchar not null,
    class_order integer not null,
    class_name_en varchar not null,
    class_name_zh varchar not null
);

comment on table star.dim_customer_class is 'One row per class of customers, from the reviewed seed.';
comment on column star.dim_customer_class.customer_class_code is 'residential, commercial, industrial, agricultural, or unknown.';
comment on column star.dim_customer_class.population_code is 'resident or enterprise: which weights and which discriminant apply.';
comment on column star.dim_customer_class.class_order is 'Position in reports, from 1.';
comment on column star.dim_customer_class.class_name_en is 'Name in English.';
comment on column star.dim_customer_class.class_name_zh is 'Name in Chinese.';

create table star.dim_customer (
    customer_version_key integer not null,
    customer_key integer not null,
    customer_no varchar not null,
    customer_name varchar,
    customer_name_en varchar,
    customer_class_code varchar not null,
    region_key integer not null,
    industry_code varchar,
    voltage_kv decimal(9, 3),
    contract_capacity_kva decimal(18, 3),
    opened_on date,
    closed_on date,
    valid_from date not null,
    valid_to date not null,
    is_first boolean not null,
    is_current boolean not null,
    is_inferred boolean not null,
    run_key integer not null
);

comment on table star.dim_customer is 'One row per version of a customer, valid from a day up to, not including, another (slowly changing, type 2).';
comment on column star.dim_customer.customer_version_key is 'Key of the version.';
comment on column star.dim_customer.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.dim_customer.customer_no is 'Number of the customer in the source.';
comment on column star.dim_customer.customer_name is 'Name, in Chinese where there is one; null when the source gives none.';
comment on column star.dim_customer.customer_name_en is 'Name in English; null when the source gives none.';
comment on column star.dim_customer.customer_class_code is 'residential, commercial, industrial, agricultural, or unknown for an inferred customer.';
comment on column star.dim_customer.region_key is 'Region, normally a station; 0 when unknown.';
comment on column star.dim_customer.industry_code is 'Industry in the source''s own code; null for residents.';
comment on column star.dim_customer.voltage_kv is 'Supply voltage, in kV; null when unknown.';
comment on column star.dim_customer.contract_capacity_kva is 'Contracted capacity, in kVA; null when unknown.';
comment on column star.dim_customer.opened_on is 'Day the supply contract began; null when unknown.';
comment on column star.dim_customer.closed_on is 'Day the supply contract ended; null while it runs.';
comment on column star.dim_customer.valid_from is 'First day on which the version holds.';
comment on column star.dim_customer.valid_to is 'First day on which it no longer holds; 9999-12-31 when it still does.';
comment on column star.dim_customer.is_first is 'Whether it is the customer''s first version; it also stands for the time before it.';
comment on column star.dim_customer.is_current is 'Whether it is the customer''s last version.';
comment on column star.dim_customer.is_inferred is 'Whether the customer is known only from its bills or payments so far.';
comment on column star.dim_customer.run_key is 'The run that wrote the row.';

create table star.dim_dimension (
    dimension_code varchar not null,
    dimension_order integer not null,
    dimension_name_en varchar not null,
    dimension_name_zh varchar not null,
    weight_enterprise decimal(6, 3) not null,
    weight_resident decimal(6, 3) not null,
    is_mandatory boolean not null
);

comment on table star.dim_dimension is 'One row per dimension of the index system, from the reviewed seed.';
comment on column star.dim_dimension.dimension_code is 'payment, consumption, financial, equipment, social, security, sensitivity or value.';
comment on column star.dim_dimension.dimension_order is 'Position in reports, from 1.';
comment on column star.dim_dimension.dimension_name_en is 'Name in English.';
comment on column star.dim_dimension.dimension_name_zh is 'Name in Chinese.';
comment on column star.dim_dimension.weight_enterprise is 'Weight in the index of an enterprise, of 100; 0 when not graded.';
comment on column star.dim_dimension.weight_resident is 'Weight in the index of a resident, of 100; 0 when not graded.';
comment on column star.dim_dimension.is_mandatory is 'Whether a customer without it gets no index at all.';

create table star.dim_indicator (
    indicator_code varchar not null,
    indicator_order integer not null,
    dimension_code varchar not null,
    indicator_name_en varchar not null,
    indicator_name_zh varchar not null,
    formula varchar not null,
    unit varchar not null,
    direction_code varchar not null,
    indicator_weight decimal(6, 3) not null,
    is_graded boolean not null,
    bound_1 double,
    bound_2 double,
    bound_3 double,
    bound_4 double,
    missing_points smallint,
    is_computed boolean not null default false,
    reference varchar
);

comment on table star.dim_indicator is 'One row per indicator of the index system, from the reviewed seed.';
comment on column star.dim_indicator.indicator_code is 'Code, such as PAY1; in lower case it names the columns of fact_indicator.';
comment on column star.dim_indicator.indicator_order is 'Position in reports, from 1.';
comment on column star.dim_indicator.dimension_code is 'Dimension that it belongs to.';
comment on column star.dim_indicator.indicator_name_en is 'Name in English.';
comment on column star.dim_indicator.indicator_name_zh is 'Name in Chinese.';
comment on column star.dim_indicator.formula is 'Formula, in words.';
comment on column star.dim_indicator.unit is 'Unit of the value.';
comment on column star.dim_indicator.direction_code is 'higher (a higher value is better), lower, or none for an ungraded one.';
comment on column star.dim_indicator.indicator_weight is 'Weight inside its dimension; 0 when not graded.';
comment on column star.dim_indicator.is_graded is 'Whether it enters the credit grade.';
comment on column star.dim_indicator.bound_1 is 'Last value of band 1, the best (100 points); null when not graded.';
comment on column star.dim_indicator.bound_2 is 'Last value of band 2 (80 points); null when the band is empty.';
comment on column star.dim_indicator.bound_3 is 'Last value of band 3 (60 points); null when the band is empty.';
comment on column star.dim_indicator.bound_4 is 'Last value of band 4 (30 points), beyond which band 5 has 0; null when the band is empty.';
comment on column star.dim_indicator.missing_points is 'Points of a missing value, a band of its own; null leaves the indicator out of the index.';
comment on column star.dim_indicator.is_computed is 'Whether a SELECT in sql/indicator gives it; others wait for their data.';
comment on column star.dim_indicator.reference is 'Where the indicator comes from; null when our own.';

create table star.dim_credit_event (
    event_code varchar not null,
    event_points integer not null,
    event_name_en varchar not null,
    event_name_zh varchar not null
);

comment on table star.dim_credit_event is 'One row per kind of credit event, from the reviewed seed.';
comment on column star.dim_credit_event.event_code is 'reminder, second_reminder, cut_notice, cut, reconnected, returned_payment, broken_plan or write_off.';
comment on column star.dim_credit_event.event_points is 'Points of a fresh event; they halve every six months.';
comment on column star.dim_credit_event.event_name_en is 'Name in English.';
comment on column star.dim_credit_event.event_name_zh is 'Name in Chinese.';

create table star.dim_grade (
    grade_code varchar not null,
    grade_order integer not null,
    score_floor decimal(6, 3),
    grade_name_en varchar not null,
    grade_name_zh varchar not null
);

comment on table star.dim_grade is 'One row per grade of the scale, best first, from the reviewed seed.';
comment on column star.dim_grade.grade_code is 'AAA, AA, A, B, C, D, or NR for not rated.';
comment on column star.dim_grade.grade_order is '1 is the best.';
comment on column star.dim_grade.score_floor is 'Lowest index score of the grade, itself included; null when no score gives the grade.';
comment on column star.dim_grade.grade_name_en is 'Meaning in English.';
comment on column star.dim_grade.grade_name_zh is 'Meaning in Chinese.';

create table star.dim_master_scale (
    master_scale_code varchar not null,
    master_scale_order integer not null,
    default_probability_ceiling double,
    default_probability_mid double not null
);

comment on table star.dim_master_scale is 'One row per class of the default-probability master scale, from the reviewed seed.';
comment on column star.dim_master_scale.master_scale_code is 'M1 (safest) to M9, and D for default.';
comment on column star.dim_master_scale.master_scale_order is '1 is the safest.';
comment on column star.dim_master_scale.default_probability_ceiling is 'Highest default probability of the class, 0 to 1, itself not included; null for D.';
comment on column star.dim_master_scale.default_probability_mid is 'Default probability that stands for the class, 0 to 1.';

create table star.dim_gate (
    gate_code varchar not null,
    gate_order integer not null,
    gate_kind_code varchar not null,
    grade_code varchar not null,
    condition_sql varchar not null,
    gate_name_en varchar not null,
    gate_name_zh varchar not null
);

comment on table star.dim_gate is 'One row per gate that limits a grade whatever the score, from the reviewed seed; lower order is applied and named first.';
comment on column star.dim_gate.gate_code is 'Code of the gate.';
comment on column star.dim_gate.gate_order is 'Order of precedence, from 1.';
comment on column star.dim_gate.gate_kind_code is 'cap: not better than the grade; set: exactly the grade.';
comment on column star.dim_gate.grade_code is 'Grade that the gate caps at or sets.';
comment on column star.dim_gate.condition_sql is 'Condition over the columns of sql/grade/gate_input.sql, in SQL.';
comment on column star.dim_gate.gate_name_en is 'Reason in English.';
comment on column star.dim_gate.gate_name_zh is 'Reason in Chinese.';

create table star.dim_model (
    model_key integer not null,
    model_code varchar not null,
    population_code varchar not null,
    period_key integer not null,
    observation_period_key integer not null,
    customer_count bigint not null,
    default_count bigint,
    inputs_hash varchar not null,
    seed bigint not null,
    settings_json varchar not null,
    coefficients_json varchar not null,
    diagnostics_json varchar not null,
    code_version varchar not null,
    fitted_at timestamptz not null,
    run_key integer not null
);

comment on table star.dim_model is 'One row per fitted model, with how it was made.';
comment on column star.dim_model.model_key is 'Key of the model.';
comment on column star.dim_model.model_code is 'discriminant or k-means.';
comment on column star.dim_model.population_code is 'resident, enterprise, or all.';
comment on column star.dim_model.period_key is 'Month at whose close it was fitted.';
comment on column star.dim_model.observation_period_key is 'Month whose indicators it was fitted on.';
comment on column star.dim_model.customer_count is 'Customers it was fitted on.';
comment on column star.dim_model.default_count is 'Of these, defaulted in the outcome window; null for k-means.';
comment on column star.dim_model.inputs_hash is 'SHA-256 of the statistics it was fitted on, as hexadecimal text.';
comment on column star.dim_model.seed is 'Seed of everything drawn at random; 0 when nothing was.';
comment on column star.dim_model.settings_json is 'Settings in force, as JSON.';
comment on column star.dim_model.coefficients_json is 'What scoring needs, as JSON.';
comment on column star.dim_model.diagnostics_json is 'Quality of the fit, as JSON.';
comment on column star.dim_model.code_version is 'Version of GridGrade that fitted it.';
comment on column star.dim_model.fitted_at is 'Moment of the fit.';
comment on column star.dim_model.run_key is 'The run that wrote the row.';

create table star.dim_group (
    model_key integer not null,
    group_no integer not null,
    group_name_en varchar not null,
    group_name_zh varchar not null,
    customer_count bigint not null,
    centre_json varchar not null,
    profile_json varchar not null
);

comment on table star.dim_group is 'One row per group of a k-means model, largest customers first.';
comment on column star.dim_group.model_key is 'The model.';
comment on column star.dim_group.group_no is 'Number of the group, from 1; ordered by mean monthly bill, largest first.';
comment on column star.dim_group.group_name_en is 'Name from its profile, in English.';
comment on column star.dim_group.group_name_zh is 'Name from its profile, in Chinese.';
comment on column star.dim_group.customer_count is 'Customers in the group when it was fitted.';
comment on column star.dim_group.centre_json is 'Centre on the standardised features, as JSON.';
comment on column star.dim_group.profile_json is 'Mean of each feature in its own unit, as JSON.';

create table star.dim_group_feature (
    feature_code varchar not null,
    feature_order integer not null,
    theme_code varchar not null,
    feature_sql varchar not null,
    transform_code varchar not null,
    unit varchar not null,
    feature_name_en varchar not null,
    feature_name_zh varchar not null
);

comment on table star.dim_group_feature is 'One row per feature that customers are grouped by, from the reviewed seed.';
comment on column star.dim_group_feature.feature_code is 'Code of the feature.';
comment on column star.dim_group_feature.feature_order is 'Position, from 1; groups are numbered by their mean of the first, largest first.';
comment on column star.dim_group_feature.theme_code is 'value, demand or behaviour.';
comment on column star.dim_group_feature.feature_sql is 'The feature, in SQL over snapshot (star.fact_customer_month) and indicator (star.fact_indicator) of the month.';
comment on column star.dim_group_feature.transform_code is 'log1p (of 0 and more), quantile (rank in the month, 0 to 1) or identity: what is done before standardising.';
comment on column star.dim_group_feature.unit is 'Unit of the feature.';
comment on column star.dim_group_feature.feature_name_en is 'Name in English.';
comment on column star.dim_group_feature.feature_name_zh is 'Name in Chinese.';

create table star.dim_group_word (
    feature_code varchar not null,
    level_code varchar not null,
    word_en varchar not null,
    word_zh varchar not null
);

comment on table star.dim_group_word is 'One row per feature and level that can name a group, from the reviewed seed.';
comment on column star.dim_group_word.feature_code is 'The feature.';
comment on column star.dim_group_word.level_code is 'high, mid or low: where the centre of the group lies among all customers.';
comment on column star.dim_group_word.word_en is 'The word in English.';
comment on column star.dim_group_word.word_zh is 'The word in Chinese.';

create table star.dim_service_rule (
    service_rule_code varchar not null,
    rule_name_en varchar not null,
    rule_name_zh varchar not null,
    condition_text varchar not null,
    kind_code varchar not null
);

comment on table star.dim_service_rule is 'One row per service rule, from the reviewed seed.';
comment on column star.dim_service_rule.service_rule_code is 'S1 to S25.';
comment on column star.dim_service_rule.rule_name_en is 'What the rule asks, in English.';
comment on column star.dim_service_rule.rule_name_zh is 'What the rule asks, in Chinese.';
comment on column star.dim_service_rule.condition_text is 'Whom it is for, in words.';
comment on column star.dim_service_rule.kind_code is 'action, prohibition or constraint.';

-- What has no region, or one that the source never described, belongs here.
insert into star.dim_region (region_key, region_no, region_level_code, region_name, region_name_en, run_key)
values (0, '', 'unknown', '未知', 'Unknown', 0);
