-- Remembers whom to refuse. In the order of the hashes, so that not even the order of the rows tells who came when.
-- Grain:      one row per number forgotten.
-- Reads:      audit.forgotten_customer.
-- Writes:     audit.forgotten_customer.
-- Parameters: number_hash.
create or replace temp table forgotten_next as
select number_hash
from audit.forgotten_customer
union
select $number_hash;

delete from audit.forgotten_customer;

insert into audit.forgotten_customer (number_hash)
select number_hash
from forgotten_next
order by number_hash;

drop table forgotten_next;
