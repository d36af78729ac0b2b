-- Rows of a month as its first close wrote them, whether a restatement took their place or not: what could be known
-- then.
-- Grain:      that of the fact.
-- Reads:      star.{{table}}, history.{{table}}, star.period_edition.
-- Returns:    the columns of the fact.
-- Parameters: none; the fragment table is the fact.
select fact.*
from star.{{table}} as fact
where fact.period_key not in (select period_key from star.period_edition where edition_no > 1)
union all by name
select past.* exclude (superseded_run_key)
from history.{{table}} as past
join star.period_edition as edition
    on edition.period_key = past.period_key
    and edition.edition_no = 1
    and edition.close_run_key = past.run_key;
