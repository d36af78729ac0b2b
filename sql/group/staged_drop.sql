-- Lets go of what was staged for the groups of a month.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary tables group_customer, customer_habit, customer_channel and station_supply, which are gone
--             after it.
-- Parameters: none.
drop table if exists group_customer;

drop table if exists customer_habit;

drop table if exists customer_channel;

drop table if exists station_supply;
