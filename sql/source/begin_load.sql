-- Makes ready for a load: its own record of files and rejects, and what cleans values that a plain cast refuses.
-- Grain:      nothing.
-- Reads:      nothing.
-- Writes:     source_load_file, source_load_total, source_reject (temporary, kept with the star by source/keep);
--             source_measure, source_declared, source_mended (temporary).
-- Parameters: none.
create or replace temp table source_load_file as
select * from audit.load_file where false;

create or replace temp table source_reject as
select * from audit.reject where false;

create or replace temp table source_load_total as
select * from audit.load_total where false;

-- What was summed of a file, and at which stage: landing (all that landed), read and refused (of a file read with
-- care), taken (out of landing again), landed (what stayed).
create or replace temp table source_measure (
    load_file_key integer not null,
    landing_table varchar not null,
    column_name varchar not null,
    stage_code varchar not null,
    measured_total decimal(38, 3) not null,
    unread_count bigint not null
);

-- The control totals that the supplier declared, as they were written.
create or replace temp table source_declared (
    landing_table varchar not null,
    file_name varchar not null,
    column_name varchar not null,
    origin varchar not null,
    declared_text varchar not null
);

-- The mended records of a reload, by where they stand in the files made of them; empty in a load of a supplier's files.
create or replace temp table source_mended (
    landing_table varchar not null,
    file_name varchar not null,
    record_no bigint not null,
    reject_no bigint not null
);

-- Full-width signs as a Chinese keyboard writes them, as their plain ones; blanks around are dropped.
create or replace temp macro source_folded(x) as
    trim(translate(x, '０１２３４５６７８９．，－＋（）￥＄／：　', '0123456789.,-+()¥$/: '));

-- A comma is accepted only between groups of three digits: "1,5" is refused, not read as 15.
create or replace temp macro source_number_parts(x) as
    regexp_extract(
        source_folded(x),
        '^(\(?)\s*([-+]?)\s*[¥$€]?\s*([-+]?)\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d*)?\s*元?\s*(\)?)$',
        ['opened', 'before', 'after', 'whole', 'fraction', 'closed']
    );

create or replace temp macro source_number_text(parts) as
    case
        when parts.whole = '' then null
        when (parts.opened = '') <> (parts.closed = '') then null
        when parts.before <> '' and parts.after <> '' then null
        when parts.opened <> '' and parts.before || parts.after <> '' then null
        when parts.opened <> '' or parts.before || parts.after = '-'
            then '-' || replace(parts.whole, ',', '') || parts.fraction
        else replace(parts.whole, ',', '') || parts.fraction
    end;

create or replace temp macro source_number(x) as source_number_text(source_number_parts(x));

-- A whole number may end in ".0", but 3.7 is refused, not rounded.
create or replace temp macro source_whole_number(x) as
    nullif(regexp_extract(source_number(x), '^(-?\d+)(\.0*)?$', 1), '');

-- Year first, or day first with points; 01/02/2024 is refused, since nothing says which is the month.
create or replace temp macro source_day(x) as
    case
        when regexp_full_match(x, '\d{8}') then x[1:4] || '-' || x[5:6] || '-' || x[7:8]
        when regexp_full_match(x, '\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?')
            then regexp_replace(x, '^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$', '\1-\2-\3')
        when regexp_full_match(x, '\d{1,2}\.\d{1,2}\.\d{4}')
            then regexp_replace(x, '^(\d{1,2})\.(\d{1,2})\.(\d{4})$', '\3-\2-\1')
    end;

-- A date may carry a time of midnight, as spreadsheets write it.
create or replace temp macro source_date(x) as
    source_day(regexp_replace(source_folded(x), '[T\s]+0?0:00(:00(\.0+)?)?$', ''));

create or replace temp macro source_moment(x) as
    case
        when regexp_full_match(source_folded(x), '\d{14}')
            then strftime(try_strptime(source_folded(x), '%Y%m%d%H%M%S'), '%Y-%m-%d %H:%M:%S')
        when regexp_full_match(source_folded(x), '.*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?')
            then source_day(trim(regexp_extract(source_folded(x), '^(.*?)[T\s]*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$', 1)))
                || ' ' || regexp_extract(source_folded(x), '(\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)$', 1)
        else source_day(source_folded(x))
    end;

create or replace temp macro source_truth(x) as
    case
        when upper(source_folded(x)) in ('是', 'Y', 'YES', '1', 'TRUE', 'T') then 'true'
        when upper(source_folded(x)) in ('否', 'N', 'NO', '0', 'FALSE', 'F') then 'false'
    end;

-- "24-01-31" would otherwise be a day in the year 24, and "infinity" a day at all.
create or replace temp macro source_sane_date(x) as
    case when x between date '1800-01-01' and date '9999-12-31' then x end;

create or replace temp macro source_sane_moment(x) as
    case when x >= timestamp '1800-01-01' and x < timestamp '9999-12-31' then x end;
