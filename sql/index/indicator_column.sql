-- Gives fact_indicator a column, and what gave way of it too, unless it has it.
-- Grain:      the table's.
-- Reads:      nothing.
-- Writes:     the columns of star.fact_indicator and history.fact_indicator.
-- Parameters: none; the fragments column, type and comment say which.
alter table star.fact_indicator add column if not exists {{column}} {{type}};

comment on column star.fact_indicator.{{column}} is {{comment}};

alter table history.fact_indicator add column if not exists {{column}} {{type}};
