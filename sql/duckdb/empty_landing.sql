-- Makes the landing tables anew, empty, in memory: rows on their way need not be written to the file twice, cannot be
-- left behind in it, and spill into the home's tmp when memory is short. landing.bill means this one from here on.
-- Grain:      nothing.
-- Reads:      nothing.
-- Writes:     landing, every table.
-- Parameters: none; the fragments tables (makes them) and search_path.
-- Let go of whole: to empty tables of gigabytes one by one has the engine tidy up what is left of them.
set search_path = 'main';

detach database if exists scratch;

attach ':memory:' as scratch;

create schema scratch.landing;

{{tables}}

set search_path = {{search_path}};
