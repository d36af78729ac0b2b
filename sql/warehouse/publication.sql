-- Notes that what stands now is about to be published.
-- Grain:      one row per publication.
-- Reads:      audit.run.
-- Writes:     audit.publication.
-- Parameters: none.
insert into audit.publication (run_key, published_at)
select coalesce(max(run_key), 0), now()
from audit.run;
