-- How far each table of a source that is a database has been read: kept with the rows, so that neither is without the
-- other.

create table audit.source_cursor (
    source_name varchar not null,
    landing_table varchar not null,
    cursor_column varchar not null,
    start_value varchar not null,
    last_value varchar not null,
    row_hashes varchar [] not null,
    run_key integer not null
);

comment on table audit.source_cursor is 'One row per source and landing table whose query has a cursor: how far the loads that were kept have read it.';
comment on column audit.source_cursor.source_name is 'Name of the source, which is the name of its folder.';
comment on column audit.source_cursor.landing_table is 'Landing table that the query feeds.';
comment on column audit.source_cursor.cursor_column is 'Column of the query that rises with every change; another in source.yml begins anew.';
comment on column audit.source_cursor.start_value is 'First value of the cursor as source.yml states it; another there begins anew.';
comment on column audit.source_cursor.last_value is 'Highest value read; the next load begins there, or a lag before. A moment with a zone is in UTC and ends in Z.';
comment on column audit.source_cursor.row_hashes is 'Half of the SHA-256 of each row read at the last value or within the lag, at most 100,000, the newest: the next load leaves them out.';
comment on column audit.source_cursor.run_key is 'The run that read it last.';

comment on column audit.load_file.file_name is 'Path of the file below the folder that was loaded; table@source/chunk for what a database answered.';
comment on column audit.reject.file_name is 'Path of the file below the folder that was loaded; table@source/chunk for what a database answered.';
comment on column audit.reject.rule_code is 'type, mandatory, structure, duplicate, repeated (the same record again), superseded (a later version of it came in the same load), or the name of the landing table''s constraint that it breaks.';
