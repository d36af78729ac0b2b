-- By which seeds and SELECTs a warehouse was prepared last: while they are the same, there is nothing to prepare.
create table audit.preparation (
    content_sha256 varchar not null
);

comment on table audit.preparation is 'One row per warehouse: the seeds and SELECTs that its dimensions and the columns of its indicators follow.';
comment on column audit.preparation.content_sha256 is 'SHA-256 of their names and texts, and of the migrations applied, as hexadecimal text.';
