-- Empties the landing tables: before a load, after it, and when it fails.
-- Grain:      nothing.
-- Reads:      nothing.
-- Writes:     landing, every table.
-- Parameters: none.
truncate landing.region;
truncate landing.customer;
truncate landing.bill;
truncate landing.payment;
truncate landing.consumption;
truncate landing.credit_event;
truncate landing.instalment;
truncate landing.violation;
truncate landing.financial_statement;
truncate landing.equipment_check;
truncate landing.accident;
truncate landing.outage;
truncate landing.contact;
truncate landing.survey;
truncate landing.security;
truncate landing.outcome;
