-- Says which run took each row of a dimension from its seed, and keeps beside it what the seed no longer says.
-- Grain:      the dimension's.
-- Reads:      star.{{table}}, the temporary table seed_{{table}}.
-- Writes:     star.{{table}}, history.{{table}}; the temporary table seed_{{table}} is gone after it.
-- Parameters: run_key; the fragments are table, and same: two rows say the same.
update star.{{table}}
set run_key = $run_key;

update star.{{table}} as seeded
set run_key = before.run_key
from seed_{{table}} as before
where {{same}};

insert into history.{{table}} by name
select before.*, $run_key as superseded_run_key
from seed_{{table}} as before
where not exists (
    select 1
    from star.{{table}} as seeded
    where {{same}}
);

drop table seed_{{table}};
