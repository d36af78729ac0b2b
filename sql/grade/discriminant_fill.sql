-- What the mean of each feature is over the cases of all classes, to stand in for a missing value.
-- Grain:      one row.
-- Reads:      the fragment relation.
-- Returns:    for each feature count_0, sum_0, count_1, ...: cases that have it, and the sum of its whole numbers.
-- Parameters: none; fragments: relation, condition, features (x0, x1, ...), fills (their counts and sums).
with
feature as (
    select {{features}}
    from {{relation}}
    where {{condition}}
)

select {{fills}}
from feature;
