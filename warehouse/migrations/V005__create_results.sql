-- What a close writes. fact_indicator is wide, one row a customer and month, so that a close writes a million rows and
-- not twenty million; mart.indicator shows it long.

create table star.fact_bill_balance (
    period_key integer not null,
    customer_key integer not null,
    bill_no varchar not null,
    billed_on date not null,
    due_on date not null,
    billed_amount decimal(18, 2) not null,
    paid_amount decimal(18, 2) not null,
    paid_by_due_amount decimal(18, 2) not null,
    paid_by_grace_amount decimal(18, 2) not null,
    run_key integer not null
);

comment on table star.fact_bill_balance is 'One row per bill carried past a month''s end: not paid in full, or not yet due with its days of grace.';
comment on column star.fact_bill_balance.period_key is 'Month, as yyyymm.';
comment on column star.fact_bill_balance.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_bill_balance.bill_no is 'The bill.';
comment on column star.fact_bill_balance.billed_on is 'Day it was issued.';
comment on column star.fact_bill_balance.due_on is 'Last day on which a payment is not late.';
comment on column star.fact_bill_balance.billed_amount is 'Amount of the bill, in the warehouse currency.';
comment on column star.fact_bill_balance.paid_amount is 'Paid by the end of the month, never more than the bill, in the warehouse currency.';
comment on column star.fact_bill_balance.paid_by_due_amount is 'Of this, paid by the due day, in the warehouse currency.';
comment on column star.fact_bill_balance.paid_by_grace_amount is 'Of this, paid by the due day plus the days of grace, in the warehouse currency.';
comment on column star.fact_bill_balance.run_key is 'The run that wrote the row.';

create table star.fact_customer_month (
    period_key integer not null,
    customer_key integer not null,
    customer_version_key integer not null,
    customer_class_code varchar not null,
    bill_count integer not null,
    billed_amount decimal(18, 2) not null,
    due_bill_count integer not null,
    on_time_bill_count integer not null,
    late_bill_count integer not null,
    payment_count integer not null,
    paid_amount decimal(18, 2) not null,
    settled_amount decimal(18, 2) not null,
    late_amount_days decimal(18, 2) not null,
    last_on_time_paid_on date,
    open_amount decimal(18, 2) not null,
    overdue_amount decimal(18, 2) not null,
    overdue_amount_days decimal(18, 2) not null,
    arrears_days integer not null,
    event_points integer not null,
    cut_count integer not null,
    write_off_count integer not null,
    instalment_due_count integer not null,
    instalment_kept_count integer not null,
    breach_count integer not null,
    theft_count integer not null,
    injury_count integer not null,
    contact_count integer not null,
    energy_kwh decimal(18, 3),
    energy_relative_ppm bigint,
    energy_change_ppm bigint,
    demand_rate_ppm bigint,
    bill_count_12m integer not null,
    billed_month_count_12m integer not null,
    billed_amount_12m decimal(18, 2) not null,
    due_bill_count_12m integer not null,
    on_time_bill_count_12m integer not null,
    late_bill_count_12m integer not null,
    paid_amount_12m decimal(18, 2) not null,
    settled_amount_12m decimal(18, 2) not null,
    late_amount_days_12m decimal(18, 2) not null,
    instalment_due_count_12m integer not null,
    instalment_kept_count_12m integer not null,
    contact_count_12m integer not null,
    energy_kwh_12m decimal(18, 3) not null,
    is_default boolean not null,
    run_key integer not null
);

comment on table star.fact_customer_month is 'One row per customer under contract and closed month: the periodic snapshot from which rolling windows are cheap.';
comment on column star.fact_customer_month.period_key is 'Month, as yyyymm.';
comment on column star.fact_customer_month.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_customer_month.customer_version_key is 'Version of the customer on the last day of the month.';
comment on column star.fact_customer_month.customer_class_code is 'Class of the customer in that version.';
comment on column star.fact_customer_month.bill_count is 'Bills issued in the month.';
comment on column star.fact_customer_month.billed_amount is 'Amount of these bills, in the warehouse currency.';
comment on column star.fact_customer_month.due_bill_count is 'Bills that fell due in the month.';
comment on column star.fact_customer_month.on_time_bill_count is 'Of these, paid in full by their due day.';
comment on column star.fact_customer_month.late_bill_count is 'Bills whose days of grace ran out in the month before they were paid in full.';
comment on column star.fact_customer_month.payment_count is 'Payments received in the month.';
comment on column star.fact_customer_month.paid_amount is 'Amount received in the month, in the warehouse currency.';
comment on column star.fact_customer_month.settled_amount is 'Of this, what settled a bill, in the warehouse currency; the rest is overpaid or names no bill.';
comment on column star.fact_customer_month.late_amount_days is 'Settled amount x days after the due day, summed, in currency days.';
comment on column star.fact_customer_month.last_on_time_paid_on is 'Last day so far on which a bill was settled by its due day; null when none ever was.';
comment on column star.fact_customer_month.open_amount is 'Unpaid at the end of the month, due or not, in the warehouse currency.';
comment on column star.fact_customer_month.overdue_amount is 'Of this, past its due day, in the warehouse currency.';
comment on column star.fact_customer_month.overdue_amount_days is 'Overdue amount x days past its due day at the end of the month, summed, in currency days.';
comment on column star.fact_customer_month.arrears_days is 'Days by which the oldest unpaid bill is past its due day at the end of the month; 0 when none is.';
comment on column star.fact_customer_month.event_points is 'Points of the credit events of the month that were not withdrawn, by sql/star/fact_customer_month.sql.';
comment on column star.fact_customer_month.cut_count is 'Disconnections for non-payment in the month that were not withdrawn.';
comment on column star.fact_customer_month.write_off_count is 'Write-offs in the month that were not withdrawn.';
comment on column star.fact_customer_month.instalment_due_count is 'Instalments of payment plans that fell due in the month.';
comment on column star.fact_customer_month.instalment_kept_count is 'Of these, paid by their due day.';
comment on column star.fact_customer_month.breach_count is 'Breaches of contract found in the month.';
comment on column star.fact_customer_month.theft_count is 'Thefts of electricity found in the month.';
comment on column star.fact_customer_month.injury_count is 'Accidents with injury in the month.';
comment on column star.fact_customer_month.contact_count is 'Contacts with the utility in the month.';
comment on column star.fact_customer_month.energy_kwh is 'Energy used in the month, in kWh; null when not metered.';
comment on column star.fact_customer_month.energy_relative_ppm is 'Energy as parts per million of the mean of the customer''s class in the month, which takes the season out; null when not metered.';
comment on column star.fact_customer_month.energy_change_ppm is 'Natural logarithm of energy over that of twelve months before, in parts per million; null when either is missing or 0.';
comment on column star.fact_customer_month.demand_rate_ppm is 'Highest demand over contracted capacity, in parts per million; null when either is unknown.';
comment on column star.fact_customer_month.bill_count_12m is 'Bills issued in the twelve months to this one.';
comment on column star.fact_customer_month.billed_month_count_12m is 'Months with a bill among the twelve.';
comment on column star.fact_customer_month.billed_amount_12m is 'Amount billed in the twelve months, in the warehouse currency.';
comment on column star.fact_customer_month.due_bill_count_12m is 'Bills that fell due in the twelve months.';
comment on column star.fact_customer_month.on_time_bill_count_12m is 'Of these, paid in full by their due day.';
comment on column star.fact_customer_month.late_bill_count_12m is 'Bills whose days of grace ran out in the twelve months before they were paid in full.';
comment on column star.fact_customer_month.paid_amount_12m is 'Amount received in the twelve months, in the warehouse currency.';
comment on column star.fact_customer_month.settled_amount_12m is 'Of this, what settled a bill, in the warehouse currency.';
comment on column star.fact_customer_month.late_amount_days_12m is 'Settled amount x days after the due day in the twelve months, in currency days.';
comment on column star.fact_customer_month.instalment_due_count_12m is 'Instalments of payment plans that fell due in the twelve months.';
comment on column star.fact_customer_month.instalment_kept_count_12m is 'Of these, paid by their due day.';
comment on column star.fact_customer_month.contact_count_12m is 'Contacts with the utility in the twelve months.';
comment on column star.fact_customer_month.energy_kwh_12m is 'Energy used in the twelve months, in kWh; 0 when not metered.';
comment on column star.fact_customer_month.is_default is 'Whether the month holds a default: arrears old and material enough, a write-off, or a cut for non-payment.';
comment on column star.fact_customer_month.run_key is 'The run that wrote the row.';

create table star.fact_indicator (
    period_key integer not null,
    customer_key integer not null,
    population_code varchar not null,
    run_key integer not null
);

comment on table star.fact_indicator is 'One row per customer and closed month: a value and points column for each computed indicator, added from the index system.';
comment on column star.fact_indicator.period_key is 'Month, as yyyymm.';
comment on column star.fact_indicator.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_indicator.population_code is 'resident or enterprise.';
comment on column star.fact_indicator.run_key is 'The run that wrote the row.';

create table star.fact_credit_grade (
    period_key integer not null,
    customer_key integer not null,
    customer_version_key integer not null,
    index_score decimal(6, 3),
    score_grade_code varchar not null,
    grade_code varchar not null,
    previous_grade_code varchar,
    reason_code varchar not null,
    is_default boolean not null,
    model_key integer,
    discriminant_score double,
    default_probability double,
    credit_score decimal(9, 3),
    master_scale_code varchar,
    run_key integer not null
);

comment on table star.fact_credit_grade is 'One row per customer and closed month.';
comment on column star.fact_credit_grade.period_key is 'Month, as yyyymm.';
comment on column star.fact_credit_grade.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_credit_grade.customer_version_key is 'Version of the customer on the last day of the month.';
comment on column star.fact_credit_grade.index_score is 'Weighted points of the index system, 0 to 100; null when a mandatory dimension is missing.';
comment on column star.fact_credit_grade.score_grade_code is 'Grade that the score alone gives; NR without a score.';
comment on column star.fact_credit_grade.grade_code is 'Grade after gates, promotion limit and hysteresis.';
comment on column star.fact_credit_grade.previous_grade_code is 'Grade of the month before; null when there was none.';
comment on column star.fact_credit_grade.reason_code is 'score, no_score, hysteresis, promotion, or the gate that decided.';
comment on column star.fact_credit_grade.is_default is 'Whether the customer is in default: a default month, not yet cured.';
comment on column star.fact_credit_grade.model_key is 'Discriminant that scored the customer; null when there was none.';
comment on column star.fact_credit_grade.discriminant_score is 'D(x): natural log of the likelihood ratio of good to default under equal covariances; null without a model.';
comment on column star.fact_credit_grade.default_probability is 'Posterior probability of default within the horizon, 0 to 1; null without a model.';
comment on column star.fact_credit_grade.credit_score is '600 + 20 / ln 2 x ln(odds / 50), odds being good to default; null without a model.';
comment on column star.fact_credit_grade.master_scale_code is 'Class of the default-probability master scale; null without a model.';
comment on column star.fact_credit_grade.run_key is 'The run that wrote the row.';

create table star.fact_customer_group (
    period_key integer not null,
    customer_key integer not null,
    model_key integer not null,
    group_no integer not null,
    centre_distance double not null,
    run_key integer not null
);

comment on table star.fact_customer_group is 'One row per customer and closed month.';
comment on column star.fact_customer_group.period_key is 'Month, as yyyymm.';
comment on column star.fact_customer_group.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_customer_group.model_key is 'The k-means model.';
comment on column star.fact_customer_group.group_no is 'Group of the nearest centre.';
comment on column star.fact_customer_group.centre_distance is 'Euclidean distance to that centre on the standardised features.';
comment on column star.fact_customer_group.run_key is 'The run that wrote the row.';

create table star.fact_service_action (
    period_key integer not null,
    customer_key integer not null,
    service_rule_code varchar not null,
    run_key integer not null
);

comment on table star.fact_service_action is 'One row per service action proposed to a customer in a closed month.';
comment on column star.fact_service_action.period_key is 'Month, as yyyymm.';
comment on column star.fact_service_action.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_service_action.service_rule_code is 'The service rule that asks for it.';
comment on column star.fact_service_action.run_key is 'The run that wrote the row.';
