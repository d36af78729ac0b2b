-- Makes room for the rules of both closes, and for what indicators cost by each.
-- Grain:      none.
-- Reads:      nothing.
-- Writes:     the temporary tables rule_weight, rule_scale, rule_gate and lost, empty.
-- Parameters: none.
create or replace temp table rule_weight (
    side_code varchar,
    indicator_code varchar,
    dimension_code varchar,
    population_code varchar,
    indicator_weight double,
    dimension_weight double
);

create or replace temp table rule_scale (
    side_code varchar,
    grade_code varchar,
    grade_order integer,
    is_rated boolean
);

create or replace temp table rule_gate (
    side_code varchar,
    gate_code varchar,
    gate_name_en varchar
);

create or replace temp table lost (
    side_code varchar,
    customer_key integer,
    indicator_code varchar,
    dimension_code varchar,
    lost_points double
);
