-- Gives fact_indicator a column, unless it has it.
-- Grain:      the table's.
-- Reads:      nothing.
-- Writes:     the columns of star.fact_indicator.
-- Parameters: none; the fragments column, type and comment say which.
alter table star.fact_indicator add column if not exists {{column}} {{type}};

comment on column star.fact_indicator.{{column}} is {{comment}};
