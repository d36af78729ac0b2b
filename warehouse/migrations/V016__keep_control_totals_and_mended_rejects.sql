-- What a load read is what it landed and what it refused, for rows and for every amount; and a refused record can be
-- mended and loaded again, under the number that it was refused under.
create table audit.load_total (
    run_key integer not null,
    source_name varchar not null,
    landing_table varchar not null,
    file_name varchar not null,
    column_name varchar not null,
    declared_total decimal(38, 3),
    read_total decimal(38, 3) not null,
    landed_total decimal(38, 3) not null,
    rejected_total decimal(38, 3) not null,
    unread_count bigint not null
);

comment on table audit.load_total is 'One row per loaded file, landing table and total: of the rows, and of each column of money or energy.';
comment on column audit.load_total.run_key is 'The run that loaded the file.';
comment on column audit.load_total.source_name is 'Name of the source, which is the name of its folder.';
comment on column audit.load_total.landing_table is 'Landing table that the rows went into.';
comment on column audit.load_total.file_name is 'Path of the file below the folder that was loaded.';
comment on column audit.load_total.column_name is 'row_count for the number of rows; else the landing column that is summed, in the warehouse currency or in kWh.';
comment on column audit.load_total.declared_total is 'Control total that the supplier declared, by a trailer record, a control file or source.yml; null when none was.';
comment on column audit.load_total.read_total is 'Total of the rows that the source''s SELECT gave; landed plus rejected.';
comment on column audit.load_total.landed_total is 'Total of the rows that went on to the star.';
comment on column audit.load_total.rejected_total is 'Total of the rows refused, those among them whose value is a number.';
comment on column audit.load_total.unread_count is 'Values of refused rows that are no number, and so are in no total; 0 for row_count.';

alter table audit.reject add column reject_no bigint;
alter table audit.reject add column source_text varchar;
alter table audit.reject add column mended_run_key integer;

comment on column audit.reject.reject_no is 'Number of the refused record, by which it is mended; the values refused of one record share it, and it keeps it when it is refused again.';
comment on column audit.reject.source_text is 'The refused record as JSON, by the columns of its file; null when it cannot be found there, as when the rule is about several records.';
comment on column audit.reject.mended_run_key is 'The run that loaded the record anew after it was mended; null while it waits. What that run refused again is in rows of its own.';

update audit.reject
set reject_no = numbered.reject_no
from (
    select
        rowid as numbered_rowid,
        dense_rank() over (
            order by
                run_key,
                landing_table,
                file_name,
                record_no,
                case
                    when record_no is null or rule_code in ('repeated', 'superseded', 'duplicate') then rowid
                end
        ) as reject_no
    from audit.reject
) as numbered
where reject.rowid = numbered.numbered_rowid;
