-- Takes back the note of a publication that was about to be made, when the process or the disk failed.
-- Grain:      one row per publication that the published copy does not know.
-- Reads:      the published copy.
-- Writes:     audit.publication.
-- Parameters: none; the fragment published is the published copy, attached.
delete from audit.publication as noted
where not exists (
    select 1
    from {{published}}.audit.publication as made
    where made.run_key = noted.run_key
        and made.published_at = noted.published_at
);
