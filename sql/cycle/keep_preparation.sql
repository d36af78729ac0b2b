-- Keeps by what the warehouse is prepared.
-- Grain:      one row.
-- Reads:      nothing.
-- Writes:     audit.preparation.
-- Parameters: content_sha256.
delete from audit.preparation;

insert into audit.preparation (content_sha256)
values ($content_sha256);
