-- Facts at their natural grain. Rows are appended in the order of the months, so that a month is a range of row groups.

create table star.fact_bill (
    bill_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    billed_on date not null,
    due_on date not null,
    billed_amount decimal(18, 2) not null,
    energy_kwh decimal(18, 3),
    delay_months smallint,
    run_key integer not null
);

comment on table star.fact_bill is 'One row per bill issued to a customer.';
comment on column star.fact_bill.bill_no is 'Number of the bill in the source, once in its month.';
comment on column star.fact_bill.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_bill.period_key is 'Month in which the bill was issued, as yyyymm.';
comment on column star.fact_bill.billed_on is 'Day the bill was issued.';
comment on column star.fact_bill.due_on is 'Last day on which a payment is not late.';
comment on column star.fact_bill.billed_amount is 'Amount of the bill with tax, in the warehouse currency; negative for a credit.';
comment on column star.fact_bill.energy_kwh is 'Energy billed, in kWh; null when the source gives none.';
comment on column star.fact_bill.delay_months is 'Months by which the customer is behind, as the source states it; null means that payments decide.';
comment on column star.fact_bill.run_key is 'The run that wrote the row.';

create table star.fact_payment (
    payment_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    bill_no varchar,
    paid_on date not null,
    paid_amount decimal(18, 2) not null,
    channel_code varchar,
    run_key integer not null
);

comment on table star.fact_payment is 'One row per payment received.';
comment on column star.fact_payment.payment_no is 'Number of the payment in the source, once in its month.';
comment on column star.fact_payment.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_payment.period_key is 'Month in which it was received, as yyyymm.';
comment on column star.fact_payment.bill_no is 'Number of the bill paid; null when the payment names none.';
comment on column star.fact_payment.paid_on is 'Day it was received.';
comment on column star.fact_payment.paid_amount is 'Amount received, in the warehouse currency.';
comment on column star.fact_payment.channel_code is 'How it was paid; null when unknown.';
comment on column star.fact_payment.run_key is 'The run that wrote the row.';

create table star.fact_consumption (
    customer_key integer not null,
    period_key integer not null,
    energy_kwh decimal(18, 3) not null,
    demand_kw_max decimal(18, 3),
    power_factor decimal(5, 4),
    run_key integer not null
);

comment on table star.fact_consumption is 'One row per customer and month metered.';
comment on column star.fact_consumption.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_consumption.period_key is 'Month, as yyyymm.';
comment on column star.fact_consumption.energy_kwh is 'Energy used in the month, in kWh.';
comment on column star.fact_consumption.demand_kw_max is 'Highest demand in the month, in kW; null where not metered.';
comment on column star.fact_consumption.power_factor is 'Mean power factor of the month, 0 to 1; null where not metered.';
comment on column star.fact_consumption.run_key is 'The run that wrote the row.';

create table star.fact_credit_event (
    event_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    event_code varchar not null,
    occurred_on date not null,
    event_amount decimal(18, 2),
    reversed_on date,
    run_key integer not null
);

comment on table star.fact_credit_event is 'One row per dunning or credit event.';
comment on column star.fact_credit_event.event_no is 'Number of the event in the source.';
comment on column star.fact_credit_event.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_credit_event.period_key is 'Month of the event, as yyyymm.';
comment on column star.fact_credit_event.event_code is 'reminder, second_reminder, cut_notice, cut, reconnected, returned_payment, broken_plan or write_off.';
comment on column star.fact_credit_event.occurred_on is 'Day of the event.';
comment on column star.fact_credit_event.event_amount is 'Amount it is about, in the warehouse currency; null when none.';
comment on column star.fact_credit_event.reversed_on is 'Day it was withdrawn; null while it stands.';
comment on column star.fact_credit_event.run_key is 'The run that wrote the row.';

create table star.fact_instalment (
    plan_no varchar not null,
    instalment_no integer not null,
    customer_key integer not null,
    period_key integer not null,
    due_on date not null,
    instalment_amount decimal(18, 2) not null,
    paid_on date,
    run_key integer not null
);

comment on table star.fact_instalment is 'One row per instalment of a payment plan.';
comment on column star.fact_instalment.plan_no is 'Number of the plan in the source.';
comment on column star.fact_instalment.instalment_no is 'Position in its plan, from 1.';
comment on column star.fact_instalment.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_instalment.period_key is 'Month in which it falls due, as yyyymm.';
comment on column star.fact_instalment.due_on is 'Last day on which it is kept.';
comment on column star.fact_instalment.instalment_amount is 'Amount, in the warehouse currency.';
comment on column star.fact_instalment.paid_on is 'Day it was paid in full; null while it is not.';
comment on column star.fact_instalment.run_key is 'The run that wrote the row.';

create table star.fact_violation (
    violation_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    violation_code varchar not null,
    found_on date not null,
    violation_amount decimal(18, 2),
    run_key integer not null
);

comment on table star.fact_violation is 'One row per breach of contract or theft of electricity found.';
comment on column star.fact_violation.violation_no is 'Number of the case in the source.';
comment on column star.fact_violation.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_violation.period_key is 'Month it was found, as yyyymm.';
comment on column star.fact_violation.violation_code is 'breach or theft.';
comment on column star.fact_violation.found_on is 'Day it was found.';
comment on column star.fact_violation.violation_amount is 'Charge recovered or claimed, in the warehouse currency; null when none.';
comment on column star.fact_violation.run_key is 'The run that wrote the row.';

create table star.fact_financial_statement (
    customer_key integer not null,
    period_key integer not null,
    statement_on date not null,
    published_on date not null,
    total_assets decimal(18, 2),
    total_liabilities decimal(18, 2),
    current_assets decimal(18, 2),
    current_liabilities decimal(18, 2),
    net_profit decimal(18, 2),
    equity decimal(18, 2),
    loans_due_amount decimal(18, 2),
    loans_repaid_on_time_amount decimal(18, 2),
    run_key integer not null
);

comment on table star.fact_financial_statement is 'One row per annual statement of an enterprise customer.';
comment on column star.fact_financial_statement.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_financial_statement.period_key is 'Month in which it became known, as yyyymm.';
comment on column star.fact_financial_statement.statement_on is 'Balance sheet day.';
comment on column star.fact_financial_statement.published_on is 'Day it became known.';
comment on column star.fact_financial_statement.total_assets is 'Total assets, in the warehouse currency; null when not stated.';
comment on column star.fact_financial_statement.total_liabilities is 'Total liabilities, in the warehouse currency; null when not stated.';
comment on column star.fact_financial_statement.current_assets is 'Current assets, in the warehouse currency; null when not stated.';
comment on column star.fact_financial_statement.current_liabilities is 'Current liabilities, in the warehouse currency; null when not stated.';
comment on column star.fact_financial_statement.net_profit is 'Net profit of the year, in the warehouse currency; null when not stated.';
comment on column star.fact_financial_statement.equity is 'Net assets, in the warehouse currency; null when not stated.';
comment on column star.fact_financial_statement.loans_due_amount is 'Loan repayments due in the year, in the warehouse currency; null when not stated.';
comment on column star.fact_financial_statement.loans_repaid_on_time_amount is 'Of these, repaid by their due day; null when not stated.';
comment on column star.fact_financial_statement.run_key is 'The run that wrote the row.';

create table star.fact_equipment_check (
    check_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    check_code varchar not null,
    due_on date not null,
    done_on date,
    has_compensation_device boolean,
    run_key integer not null
);

comment on table star.fact_equipment_check is 'One row per equipment test that fell due or hazard notice.';
comment on column star.fact_equipment_check.check_no is 'Number of the test or notice in the source.';
comment on column star.fact_equipment_check.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_equipment_check.period_key is 'Month in which it falls due, as yyyymm.';
comment on column star.fact_equipment_check.check_code is 'test or hazard.';
comment on column star.fact_equipment_check.due_on is 'Last day on which it is in time.';
comment on column star.fact_equipment_check.done_on is 'Day it was done; null while it is not.';
comment on column star.fact_equipment_check.has_compensation_device is 'Whether a reactive power compensation device was found; null when not looked at.';
comment on column star.fact_equipment_check.run_key is 'The run that wrote the row.';

create table star.fact_accident (
    accident_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    severity_code varchar not null,
    occurred_on date not null,
    run_key integer not null
);

comment on table star.fact_accident is 'One row per accident of a customer''s equipment that touched the grid.';
comment on column star.fact_accident.accident_no is 'Number of the accident in the source.';
comment on column star.fact_accident.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_accident.period_key is 'Month of the accident, as yyyymm.';
comment on column star.fact_accident.severity_code is 'trip, feeder or injury.';
comment on column star.fact_accident.occurred_on is 'Day of the accident.';
comment on column star.fact_accident.run_key is 'The run that wrote the row.';

create table star.fact_outage (
    outage_no varchar not null,
    region_key integer not null,
    period_key integer not null,
    started_at timestamp not null,
    ended_at timestamp not null,
    is_planned boolean not null,
    run_key integer not null
);

comment on table star.fact_outage is 'One row per interruption of supply at a station.';
comment on column star.fact_outage.outage_no is 'Number of the outage in the source.';
comment on column star.fact_outage.region_key is 'Station that lost supply; 0 when unknown.';
comment on column star.fact_outage.period_key is 'Month in which it began, as yyyymm.';
comment on column star.fact_outage.started_at is 'Local time at which supply stopped, in the time zone of the utility.';
comment on column star.fact_outage.ended_at is 'Local time at which supply returned, in the time zone of the utility.';
comment on column star.fact_outage.is_planned is 'Whether it was planned and announced.';
comment on column star.fact_outage.run_key is 'The run that wrote the row.';

create table star.fact_contact (
    contact_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    contacted_at timestamp not null,
    channel_code varchar,
    reason_code varchar not null,
    run_key integer not null
);

comment on table star.fact_contact is 'One row per contact of a customer with the utility.';
comment on column star.fact_contact.contact_no is 'Number of the contact in the source.';
comment on column star.fact_contact.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_contact.period_key is 'Month of the contact, as yyyymm.';
comment on column star.fact_contact.contacted_at is 'Local time of the contact, in the time zone of the utility.';
comment on column star.fact_contact.channel_code is 'phone, app, counter or the source''s own word; null when unknown.';
comment on column star.fact_contact.reason_code is 'outage, bill, complaint, service or other.';
comment on column star.fact_contact.run_key is 'The run that wrote the row.';

create table star.fact_survey (
    survey_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    surveyed_on date not null,
    satisfaction_score decimal(4, 2),
    expected_score decimal(4, 2),
    perceived_score decimal(4, 2),
    run_key integer not null
);

comment on table star.fact_survey is 'One row per answer to a satisfaction survey.';
comment on column star.fact_survey.survey_no is 'Number of the answer in the source.';
comment on column star.fact_survey.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_survey.period_key is 'Month of the answer, as yyyymm.';
comment on column star.fact_survey.surveyed_on is 'Day of the answer.';
comment on column star.fact_survey.satisfaction_score is 'Overall satisfaction, 1 to 5; null when not answered.';
comment on column star.fact_survey.expected_score is 'Expected service quality, 1 to 5; null when not answered.';
comment on column star.fact_survey.perceived_score is 'Perceived service quality, 1 to 5; null when not answered.';
comment on column star.fact_survey.run_key is 'The run that wrote the row.';

create table star.fact_security (
    security_no varchar not null,
    customer_key integer not null,
    period_key integer not null,
    security_code varchar not null,
    security_amount decimal(18, 2) not null,
    given_on date not null,
    released_on date,
    run_key integer not null
);

comment on table star.fact_security is 'One row per security that a customer gave.';
comment on column star.fact_security.security_no is 'Number of the security in the source.';
comment on column star.fact_security.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_security.period_key is 'Month in which it was given, as yyyymm.';
comment on column star.fact_security.security_code is 'deposit, guarantee or prepaid.';
comment on column star.fact_security.security_amount is 'Amount covered, in the warehouse currency.';
comment on column star.fact_security.given_on is 'First day on which it covers.';
comment on column star.fact_security.released_on is 'Day it was given back; null while it stands.';
comment on column star.fact_security.run_key is 'The run that wrote the row.';

create table star.fact_outcome (
    customer_key integer not null,
    period_key integer not null,
    is_default boolean not null,
    run_key integer not null
);

comment on table star.fact_outcome is 'One row per customer and observation month whose outcome a source states.';
comment on column star.fact_outcome.customer_key is 'The customer, the same over all its versions; 0 when unknown.';
comment on column star.fact_outcome.period_key is 'Observation month, as yyyymm.';
comment on column star.fact_outcome.is_default is 'Whether the customer defaulted in the time after it.';
comment on column star.fact_outcome.run_key is 'The run that wrote the row.';
