alter table audit.run add column extra varchar;

insert into audit.no_such_table values (1);
