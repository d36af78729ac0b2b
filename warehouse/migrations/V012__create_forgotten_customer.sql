-- The memory of whom to refuse. It must not lead from a number to what stands in its place: no run, no moment, no key.
create table audit.forgotten_customer (
    number_hash varchar not null
);

comment on table audit.forgotten_customer is 'One row per customer number that was forgotten and is refused when it is loaded again.';
comment on column audit.forgotten_customer.number_hash is 'SHA-256 of the salt of the home (forget.salt, which is not in the warehouse) and the number, as hexadecimal text.';

comment on column audit.reject.rule_code is 'type, mandatory, structure, duplicate, repeated, forgotten, or the name of the landing table''s constraint that it breaks.';
