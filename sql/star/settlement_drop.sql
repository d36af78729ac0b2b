-- Lets go of what the month's accounts were settled from.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary tables bill_paid, account, account_part, reversal and reopened_bill, which are gone after
--             it.
-- Parameters: none.
drop table bill_paid;

drop table account;

drop table account_part;

drop table reversal;

drop table reopened_bill;
