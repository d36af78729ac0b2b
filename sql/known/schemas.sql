-- Makes the schemas whose names the views have.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the schemas star, history, audit and mart.
-- Parameters: none.
create schema if not exists star;

create schema if not exists history;

create schema if not exists audit;

create schema if not exists mart;
