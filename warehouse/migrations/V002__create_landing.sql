-- The landing tables are the contract with every source: a column's name, its type, whether it is mandatory (not null)
-- and the rules it keeps (check). A source's SELECT gives these columns by name; missing optional ones are null.
-- They hold the rows of the load in progress, and are empty between loads.

create table landing.region (
    file_name varchar not null,
    region_no varchar not null,
    parent_region_no varchar,
    region_level_code varchar not null,
    region_name varchar not null,
    region_name_en varchar,
    constraint region_level_known check (region_level_code in ('province', 'city', 'county', 'station'))
);

comment on table landing.region is 'One row per region of the utility''s tree, province to station, as a source gave it.';
comment on column landing.region.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.region.region_no is 'Number of the region in the source.';
comment on column landing.region.parent_region_no is 'Number of the region above; null for the province.';
comment on column landing.region.region_level_code is 'province, city, county or station.';
comment on column landing.region.region_name is 'Name of the region, in Chinese where there is one.';
comment on column landing.region.region_name_en is 'Name of the region in English; null means the same as region_name.';

create table landing.customer (
    file_name varchar not null,
    customer_no varchar not null,
    customer_name varchar,
    customer_name_en varchar,
    customer_class_code varchar not null,
    region_no varchar,
    industry_code varchar,
    voltage_kv decimal(9, 3),
    contract_capacity_kva decimal(18, 3),
    opened_on date,
    closed_on date,
    valid_from date,
    constraint customer_class_known check (
        customer_class_code in ('residential', 'commercial', 'industrial', 'agricultural')
    ),
    constraint customer_capacity_not_negative check (contract_capacity_kva >= 0),
    constraint customer_closed_not_before_opened check (closed_on >= opened_on)
);

comment on table landing.customer is 'One row per customer, or version of a customer from a day on, as a source gave it.';
comment on column landing.customer.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.customer.customer_no is 'Number of the customer in the source.';
comment on column landing.customer.customer_name is 'Name of the customer, in Chinese where there is one; null when the source gives none.';
comment on column landing.customer.customer_name_en is 'Name of the customer in English; null means the same as customer_name.';
comment on column landing.customer.customer_class_code is 'residential, commercial, industrial or agricultural.';
comment on column landing.customer.region_no is 'Number of the region, normally a station; null when unknown.';
comment on column landing.customer.industry_code is 'Industry in the source''s own code; null for residents.';
comment on column landing.customer.voltage_kv is 'Supply voltage, in kV; null when unknown.';
comment on column landing.customer.contract_capacity_kva is 'Contracted capacity, in kVA; null when unknown.';
comment on column landing.customer.opened_on is 'Day the supply contract began; null when unknown, then taken as before every period.';
comment on column landing.customer.closed_on is 'Day the supply contract ended; null while it runs.';
comment on column landing.customer.valid_from is 'First day on which this version holds; null means from opened_on.';

create table landing.bill (
    file_name varchar not null,
    bill_no varchar not null,
    customer_no varchar not null,
    billed_on date not null,
    due_on date not null,
    billed_amount decimal(18, 2) not null,
    energy_kwh decimal(18, 3),
    delay_months smallint,
    constraint bill_due_not_before_billed check (due_on >= billed_on),
    constraint bill_energy_not_negative check (energy_kwh >= 0)
);

comment on table landing.bill is 'One row per bill issued to a customer, as a source gave it.';
comment on column landing.bill.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.bill.bill_no is 'Number of the bill in the source, once in its month.';
comment on column landing.bill.customer_no is 'Number of the customer in the source.';
comment on column landing.bill.billed_on is 'Day the bill was issued; its month is the bill''s period.';
comment on column landing.bill.due_on is 'Last day on which a payment is not late.';
comment on column landing.bill.billed_amount is 'Amount of the bill with tax, in the warehouse currency; negative for a credit.';
comment on column landing.bill.energy_kwh is 'Energy billed, in kWh; null when the source gives none.';
comment on column landing.bill.delay_months is 'Months by which the customer is behind, as the source states it, 0 or less for none; null means that payments decide.';

create table landing.payment (
    file_name varchar not null,
    payment_no varchar not null,
    customer_no varchar not null,
    bill_no varchar,
    paid_on date not null,
    paid_amount decimal(18, 2) not null,
    channel_code varchar,
    constraint payment_amount_positive check (paid_amount > 0)
);

comment on table landing.payment is 'One row per payment received from a customer, as a source gave it.';
comment on column landing.payment.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.payment.payment_no is 'Number of the payment in the source, once in its month.';
comment on column landing.payment.customer_no is 'Number of the customer in the source.';
comment on column landing.payment.bill_no is 'Number of the bill paid; null when the payment names none.';
comment on column landing.payment.paid_on is 'Day the payment was received.';
comment on column landing.payment.paid_amount is 'Amount received, in the warehouse currency.';
comment on column landing.payment.channel_code is 'How it was paid: cash, bank, app, collection or the source''s own word; null when unknown.';

create table landing.consumption (
    file_name varchar not null,
    customer_no varchar not null,
    consumed_on date not null,
    energy_kwh decimal(18, 3) not null,
    demand_kw_max decimal(18, 3),
    power_factor decimal(5, 4),
    constraint consumption_energy_not_negative check (energy_kwh >= 0),
    constraint consumption_demand_not_negative check (demand_kw_max >= 0),
    constraint consumption_power_factor_in_range check (power_factor between 0 and 1),
    constraint consumption_on_first_of_month check (day(consumed_on) = 1)
);

comment on table landing.consumption is 'One row per customer and month of metered consumption, as a source gave it.';
comment on column landing.consumption.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.consumption.customer_no is 'Number of the customer in the source.';
comment on column landing.consumption.consumed_on is 'First day of the month metered.';
comment on column landing.consumption.energy_kwh is 'Energy used in the month, in kWh.';
comment on column landing.consumption.demand_kw_max is 'Highest demand in the month, in kW; null where demand is not metered.';
comment on column landing.consumption.power_factor is 'Mean power factor of the month, 0 to 1; null where it is not metered.';

create table landing.credit_event (
    file_name varchar not null,
    event_no varchar not null,
    customer_no varchar not null,
    event_code varchar not null,
    occurred_on date not null,
    event_amount decimal(18, 2),
    reversed_on date,
    constraint credit_event_known check (
        event_code in (
            'reminder', 'second_reminder', 'cut_notice', 'cut', 'reconnected', 'returned_payment',
            'broken_plan', 'write_off'
        )
    ),
    constraint credit_event_reversed_not_before check (reversed_on >= occurred_on)
);

comment on table landing.credit_event is 'One row per dunning or credit event of a customer, as a source gave it.';
comment on column landing.credit_event.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.credit_event.event_no is 'Number of the event in the source.';
comment on column landing.credit_event.customer_no is 'Number of the customer in the source.';
comment on column landing.credit_event.event_code is 'reminder, second_reminder, cut_notice, cut, reconnected, returned_payment, broken_plan or write_off.';
comment on column landing.credit_event.occurred_on is 'Day of the event.';
comment on column landing.credit_event.event_amount is 'Amount the event is about, in the warehouse currency; null when none.';
comment on column landing.credit_event.reversed_on is 'Day the event was withdrawn; null while it stands.';

create table landing.instalment (
    file_name varchar not null,
    plan_no varchar not null,
    instalment_no integer not null,
    customer_no varchar not null,
    due_on date not null,
    instalment_amount decimal(18, 2) not null,
    paid_on date,
    constraint instalment_amount_positive check (instalment_amount > 0)
);

comment on table landing.instalment is 'One row per instalment of a payment plan agreed with a customer, as a source gave it.';
comment on column landing.instalment.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.instalment.plan_no is 'Number of the plan in the source.';
comment on column landing.instalment.instalment_no is 'Position of the instalment in its plan, from 1.';
comment on column landing.instalment.customer_no is 'Number of the customer in the source.';
comment on column landing.instalment.due_on is 'Last day on which the instalment is kept.';
comment on column landing.instalment.instalment_amount is 'Amount of the instalment, in the warehouse currency.';
comment on column landing.instalment.paid_on is 'Day the instalment was paid in full; null while it is not.';

create table landing.violation (
    file_name varchar not null,
    violation_no varchar not null,
    customer_no varchar not null,
    violation_code varchar not null,
    found_on date not null,
    violation_amount decimal(18, 2),
    constraint violation_known check (violation_code in ('breach', 'theft'))
);

comment on table landing.violation is 'One row per breach of the supply contract or theft of electricity found, as a source gave it.';
comment on column landing.violation.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.violation.violation_no is 'Number of the case in the source.';
comment on column landing.violation.customer_no is 'Number of the customer in the source.';
comment on column landing.violation.violation_code is 'breach or theft.';
comment on column landing.violation.found_on is 'Day it was found.';
comment on column landing.violation.violation_amount is 'Charge recovered or claimed, in the warehouse currency; null when none.';

create table landing.financial_statement (
    file_name varchar not null,
    customer_no varchar not null,
    statement_on date not null,
    published_on date,
    total_assets decimal(18, 2),
    total_liabilities decimal(18, 2),
    current_assets decimal(18, 2),
    current_liabilities decimal(18, 2),
    net_profit decimal(18, 2),
    equity decimal(18, 2),
    loans_due_amount decimal(18, 2),
    loans_repaid_on_time_amount decimal(18, 2)
);

comment on table landing.financial_statement is 'One row per annual statement of an enterprise customer, as a source gave it.';
comment on column landing.financial_statement.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.financial_statement.customer_no is 'Number of the customer in the source.';
comment on column landing.financial_statement.statement_on is 'Balance sheet day.';
comment on column landing.financial_statement.published_on is 'Day it became known; null means 120 days after the balance sheet day.';
comment on column landing.financial_statement.total_assets is 'Total assets, in the warehouse currency.';
comment on column landing.financial_statement.total_liabilities is 'Total liabilities, in the warehouse currency.';
comment on column landing.financial_statement.current_assets is 'Current assets, in the warehouse currency.';
comment on column landing.financial_statement.current_liabilities is 'Current liabilities, in the warehouse currency.';
comment on column landing.financial_statement.net_profit is 'Net profit of the year, in the warehouse currency.';
comment on column landing.financial_statement.equity is 'Net assets, in the warehouse currency.';
comment on column landing.financial_statement.loans_due_amount is 'Loan repayments due in the year, in the warehouse currency.';
comment on column landing.financial_statement.loans_repaid_on_time_amount is 'Of these, the amount repaid by its due day.';

create table landing.equipment_check (
    file_name varchar not null,
    check_no varchar not null,
    customer_no varchar not null,
    check_code varchar not null,
    due_on date not null,
    done_on date,
    has_compensation_device boolean,
    constraint equipment_check_known check (check_code in ('test', 'hazard'))
);

comment on table landing.equipment_check is 'One row per test of a customer''s equipment that fell due, or hazard notice, as a source gave it.';
comment on column landing.equipment_check.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.equipment_check.check_no is 'Number of the test or notice in the source.';
comment on column landing.equipment_check.customer_no is 'Number of the customer in the source.';
comment on column landing.equipment_check.check_code is 'test (periodic test or calibration) or hazard (notice of a hazard to mend).';
comment on column landing.equipment_check.due_on is 'Last day on which it is in time.';
comment on column landing.equipment_check.done_on is 'Day it was done; null while it is not.';
comment on column landing.equipment_check.has_compensation_device is 'Whether a reactive power compensation device was found; null when not looked at.';

create table landing.accident (
    file_name varchar not null,
    accident_no varchar not null,
    customer_no varchar not null,
    severity_code varchar not null,
    occurred_on date not null,
    constraint accident_severity_known check (severity_code in ('trip', 'feeder', 'injury'))
);

comment on table landing.accident is 'One row per accident of a customer''s equipment that touched the grid, as a source gave it.';
comment on column landing.accident.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.accident.accident_no is 'Number of the accident in the source.';
comment on column landing.accident.customer_no is 'Number of the customer in the source.';
comment on column landing.accident.severity_code is 'trip, feeder or injury.';
comment on column landing.accident.occurred_on is 'Day of the accident.';

create table landing.outage (
    file_name varchar not null,
    outage_no varchar not null,
    region_no varchar not null,
    started_at timestamp not null,
    ended_at timestamp not null,
    is_planned boolean not null,
    constraint outage_ended_not_before_started check (ended_at >= started_at)
);

comment on table landing.outage is 'One row per interruption of supply at a station, as a source gave it.';
comment on column landing.outage.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.outage.outage_no is 'Number of the outage in the source.';
comment on column landing.outage.region_no is 'Station that lost supply.';
comment on column landing.outage.started_at is 'Local time at which supply stopped, in the time zone of the utility.';
comment on column landing.outage.ended_at is 'Local time at which supply returned, in the time zone of the utility.';
comment on column landing.outage.is_planned is 'Whether it was planned and announced.';

create table landing.contact (
    file_name varchar not null,
    contact_no varchar not null,
    customer_no varchar not null,
    contacted_at timestamp not null,
    channel_code varchar,
    reason_code varchar not null,
    constraint contact_reason_known check (reason_code in ('outage', 'bill', 'complaint', 'service', 'other'))
);

comment on table landing.contact is 'One row per contact of a customer with the utility, as a source gave it.';
comment on column landing.contact.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.contact.contact_no is 'Number of the contact in the source.';
comment on column landing.contact.customer_no is 'Number of the customer in the source.';
comment on column landing.contact.contacted_at is 'Local time of the contact, in the time zone of the utility.';
comment on column landing.contact.channel_code is 'phone, app, counter or the source''s own word; null when unknown.';
comment on column landing.contact.reason_code is 'outage, bill, complaint, service or other.';

create table landing.survey (
    file_name varchar not null,
    survey_no varchar not null,
    customer_no varchar not null,
    surveyed_on date not null,
    satisfaction_score decimal(4, 2),
    expected_score decimal(4, 2),
    perceived_score decimal(4, 2),
    constraint survey_satisfaction_in_range check (satisfaction_score between 1 and 5),
    constraint survey_expected_in_range check (expected_score between 1 and 5),
    constraint survey_perceived_in_range check (perceived_score between 1 and 5)
);

comment on table landing.survey is 'One row per answer of a customer to a satisfaction survey, as a source gave it.';
comment on column landing.survey.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.survey.survey_no is 'Number of the answer in the source.';
comment on column landing.survey.customer_no is 'Number of the customer in the source.';
comment on column landing.survey.surveyed_on is 'Day of the answer.';
comment on column landing.survey.satisfaction_score is 'Overall satisfaction, 1 to 5; null when not answered.';
comment on column landing.survey.expected_score is 'Expected service quality, mean of five dimensions, 1 to 5; null when not answered.';
comment on column landing.survey.perceived_score is 'Perceived service quality, mean of five dimensions, 1 to 5; null when not answered.';

create table landing.security (
    file_name varchar not null,
    security_no varchar not null,
    customer_no varchar not null,
    security_code varchar not null,
    security_amount decimal(18, 2) not null,
    given_on date not null,
    released_on date,
    constraint security_known check (security_code in ('deposit', 'guarantee', 'prepaid')),
    constraint security_amount_positive check (security_amount > 0)
);

comment on table landing.security is 'One row per security that a customer gave for future bills, as a source gave it.';
comment on column landing.security.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.security.security_no is 'Number of the security in the source.';
comment on column landing.security.customer_no is 'Number of the customer in the source.';
comment on column landing.security.security_code is 'deposit, guarantee or prepaid.';
comment on column landing.security.security_amount is 'Amount covered, in the warehouse currency.';
comment on column landing.security.given_on is 'First day on which it covers.';
comment on column landing.security.released_on is 'Day it was given back; null while it stands.';

create table landing.outcome (
    file_name varchar not null,
    customer_no varchar not null,
    observed_on date not null,
    is_default boolean not null
);

comment on table landing.outcome is 'One row per customer and observation month whose outcome the source states, as a source gave it.';
comment on column landing.outcome.file_name is 'File that the row came from, below the folder that was loaded.';
comment on column landing.outcome.customer_no is 'Number of the customer in the source.';
comment on column landing.outcome.observed_on is 'Last day of the observation month: what was known then may predict the outcome.';
comment on column landing.outcome.is_default is 'Whether the customer defaulted in the time after it.';
