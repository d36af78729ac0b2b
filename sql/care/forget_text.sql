-- Puts the token in the place of the number, and of names, in a column of text. Two texts that differed differ still.
-- Grain:      one row per row changed.
-- Reads:      the table.
-- Writes:     the table.
-- Parameters: none; the fragments are table, column, without (the column without the customer) and condition.
update {{table}}
set {{column}} = {{without}}
where {{condition}};
