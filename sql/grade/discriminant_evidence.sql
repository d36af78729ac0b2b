-- What a discriminant reads of its cases, set down once for all that examines it.
-- Grain:      one row per case.
-- Reads:      the fragment relation.
-- Writes:     the temporary table discriminant_evidence: class_code, x0, x1, ...: whole numbers.
-- Parameters: none; fragments: relation, condition, class_code, features (x0, x1, ...).
drop table if exists discriminant_evidence;

create temp table discriminant_evidence as
select cast({{class_code}} as varchar) as class_code, {{features}}
from {{relation}}
where {{condition}};
