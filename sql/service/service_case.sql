-- Stages the month's customers with every input of the service rules.
-- Grain:      one row per customer.
-- Reads:      the fragment customers, which is customer_of_month.sql.
-- Writes:     the temporary table service_case.
-- Parameters: those of customers.
drop table if exists service_case;

create temp table service_case as
{{customers}};
