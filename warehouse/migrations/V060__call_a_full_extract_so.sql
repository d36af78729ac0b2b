-- A snapshot is a month's row for every customer. All that a source had at the end of a day is a full extract, and what
-- readers open is the published copy.
alter table star.source_snapshot rename to full_extract;
alter table star.full_extract rename column snapshot_on to extract_on;

comment on table star.customer_absence is 'One row per customer of a source and full extract of its customers in which the customer was absent.';
comment on column star.customer_absence.absent_on is 'Day of the full extract; from it the customer is not under contract, until the source states it again.';
comment on table audit.publication is 'One row per copy that was published: what readers saw from then on.';
comment on column audit.publication.run_key is 'The run that published; the copy has what runs up to it wrote.';
