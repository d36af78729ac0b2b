-- Payments that fall into a month after their bill's, waiting for it.
-- Grain:      one row per payment.
-- Reads:      nothing.
-- Writes:     the empty table carried_payment.
-- Parameters: none.
create or replace table carried_payment (
    i bigint,
    bill_no varchar,
    customer_no varchar,
    part_no integer,
    paid_on date,
    paid_amount decimal(18, 2)
);
