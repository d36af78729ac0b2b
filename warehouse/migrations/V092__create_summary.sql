-- What stands ready for queries that group: the tables themselves are made at each publication, as the home
-- declares them.
create schema summary;

create table audit.summary (
    summary_name varchar not null,
    base_table varchar not null,
    row_count bigint not null,
    definition_hash varchar not null,
    view_hash varchar not null,
    run_key integer not null
);

comment on table audit.summary is 'One row per summary table that was made for the last publication: what it was made from, by which it is known to be current.';
comment on column audit.summary.summary_name is 'Name of the summary, and of its table in the schema summary.';
comment on column audit.summary.base_table is 'The table of mart that it sums up.';
comment on column audit.summary.row_count is 'Rows of the summary.';
comment on column audit.summary.definition_hash is 'SHA-256 of the file that declared it.';
comment on column audit.summary.view_hash is 'MD5 of the definitions of all views, by which it was computed.';
comment on column audit.summary.run_key is 'The last run of which it knows; it is current while there is none since.';
