-- Where a person finds a refused record: in a file with blank lines, or with values of several lines, the number of its
-- line does not follow from that of the record.
alter table audit.reject add column line_no bigint;

comment on column audit.reject.line_no is 'Line of the file in which the record begins, blank lines and the header counted; null where it is not known.';
comment on column audit.reject.rule_code is 'type, mandatory, structure (not the columns of the file), swallowed (lines that a quote made part of a value), too_long (more than the engine reads as one record), not_text (a NUL, or bytes that are not of the encoding), duplicate, repeated (the same record again), superseded (a later version of it came in the same load), forgotten, or the name of the landing table''s constraint that it breaks.';
