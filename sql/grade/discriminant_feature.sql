-- What a discriminant looks at, of each case: kept while more is summed of it than one statement may ask.
-- Grain:      one row per case.
-- Reads:      the fragment relation.
-- Writes:     the temporary table discriminant_feature: class_code, x0, x1, ...
-- Parameters: none; fragments: relation, condition, class_code, features (x0, x1, ...).
drop table if exists discriminant_feature;

create temp table discriminant_feature as
select cast({{class_code}} as varchar) as class_code, {{features}}
from {{relation}}
where {{condition}};
