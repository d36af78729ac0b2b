-- By which files a month was closed: a regulator can ask for one and see by its hash that it is the one that took part.
-- The record of a run has them too, but that may be deleted, and is not in a snapshot.
create table audit.close_rule (
    run_key integer not null,
    period_key integer not null,
    rule_name varchar not null,
    origin_code varchar not null,
    sha256 varchar not null
);

comment on table audit.close_rule is 'One row per close of a month and file by which it was closed: seeds, SELECTs, adapters and expectations.';
comment on column audit.close_rule.run_key is 'The run that closed the month.';
comment on column audit.close_rule.period_key is 'Month, as yyyymm.';
comment on column audit.close_rule.rule_name is 'The file, as a path below the home or the program.';
comment on column audit.close_rule.origin_code is 'home, when it is a file of the home; shipped, when it is ours.';
comment on column audit.close_rule.sha256 is 'SHA-256 of the file at the close, as hexadecimal text.';
