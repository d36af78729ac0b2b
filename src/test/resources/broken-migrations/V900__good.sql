create table audit.half_done (one integer not null);

insert into audit.half_done values (1);
