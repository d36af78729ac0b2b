-- How many cases each cell of two variables has.
-- Grain:      one row per cell that has a case.
-- Reads:      the fragment relation.
-- Returns:    cell_no, and the cases of each fold by class: good_0, default_0, good_1, ...
-- Parameters: none; fragments: relation, condition, cell (its number), counts (of a fold).
select cell_no, {{counts}}
from (
    select {{cell}} as cell_no, class_code, fold_no
    from {{relation}}
    where {{condition}}
) as placed
group by cell_no
order by cell_no;
