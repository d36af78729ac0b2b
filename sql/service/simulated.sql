-- Lays tables for what two tables of rules give side by side: every action counted, and whoever is moved.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary tables service_tally and service_moved.
-- Parameters: none.
drop table if exists service_tally;

drop table if exists service_moved;

create temp table service_tally (
    service_rule_code varchar,
    channel_code varchar,
    before_count bigint,
    after_count bigint
);

create temp table service_moved (
    customer_key integer,
    before_rule_code varchar,
    after_rule_code varchar
);
