-- Makes ready for a load: its own record of files and rejects, and what reads the values that a person wrote.
-- Grain:      nothing.
-- Reads:      nothing but the columns of audit.load_file, audit.load_total, audit.reject.
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

-- Full-width signs as a Chinese keyboard writes them, as their plain ones; the blanks of other alphabets as plain
-- blanks; what cannot be seen is dropped. The pattern has what is blank first, then what cannot be seen.
create or replace temp macro source_folded(x) as
    trim(regexp_replace(
        regexp_replace(
            translate(
                x,
                '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～￥‐‑−',
                '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~¥---'
            ),
            '[\t\n\v\f\r\x{85}\x{2800}\p{Z}]+', ' ', 'g'
        ),
        '[\p{Cc}\p{Cf}\x{34F}\x{115F}\x{1160}\x{3164}\x{FFA0}\x{FE00}-\x{FE0F}]+', '', 'g'
    ));

-- A key or a code: of two that look the same there is one. A number that a spreadsheet wrote as a power of ten has lost
-- its last digits, and is no key.
create or replace temp macro source_key(x) as
    list_transform(
        [nfc_normalize(source_folded(x))],
        lambda key: case
            when not regexp_full_match(key, '[-+]?\d+[.,]\d*[eE][-+]?\d+|[-+]?\d+[eE][-+]\d+') then nullif(key, '')
        end
    )[1];

-- A name: only what is around it is dropped.
create or replace temp macro source_name(x) as
    nullif(regexp_replace(x, '^[\p{Z}\p{Cc}\p{Cf}\x{2800}]+|[\p{Z}\p{Cc}\p{Cf}\x{2800}]+$', '', 'g'), '');

-- A number as plain digits, of its parts; null when these are no number. A sign stands once, before or behind it, or
-- brackets in the place of a minus.
create or replace temp macro source_number_text(part, thousands_mark, decimal_mark) as
    case
        when part.body = '' then null
        when (part.opened = '') <> (part.closed = '') then null
        when length(part.opened || part.before || part.after || part.behind) > 1 then null
        else case when part.opened || part.before || part.after || part.behind in ('(', '-') then '-' else '' end
            || replace(translate(part.body, thousands_mark, ''), decimal_mark, '.')
    end;

-- A control total: with a comma between groups of three digits, or without.
create or replace temp macro source_number(x) as
    list_transform(
        [regexp_extract(
            source_folded(x),
            '^(\(?)\s*([-+]?)\s*[¥$€]?\s*([-+]?)\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?)\s*元?\s*(-?)(\)?)$',
            ['opened', 'before', 'after', 'body', 'behind', 'closed']
        )],
        lambda part: source_number_text(part, ',', '.')
    )[1];

-- Year first, or day first with points; 01/02/2024 is refused, since nothing says which is the month.
create or replace temp macro source_year_first(x) as
    case
        when regexp_full_match(x, '\d{8}') then x[1:4] || '-' || x[5:6] || '-' || x[7:8]
        when regexp_full_match(x, '\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?')
            then regexp_replace(x, '^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$', '\1-\2-\3')
    end;

create or replace temp macro source_day(x) as
    case
        when regexp_full_match(x, '\d{1,2}\.\d{1,2}\.\d{4}')
            then regexp_replace(x, '^(\d{1,2})\.(\d{1,2})\.(\d{4})$', '\3-\2-\1')
        else source_year_first(x)
    end;

-- A day written in one of the orders that source.yml states.
create or replace temp macro source_stated_day(x, orders) as
    list_transform(
        [try_strptime(x, orders)],
        lambda day: case when year(day) > 999 then strftime(day, '%Y-%m-%d') end
    )[1];

-- The parts of a moment, all of its text: its day, whether it is before or after noon, its time, and its offset.
create or replace temp macro source_moment_parts(x) as
    case
        when regexp_full_match(x, '\d{14}')
            then {
                'day': x[1:8], 'noon': '', 'hour': x[9:10], 'minute': x[11:12], 'second': x[13:14], 'fraction': '',
                'noon_behind': '', 'zone': ''
            }
        else regexp_extract(
            x,
            '^(.+?[T\s日])\s*(上午|下午|[AaPp][Mm])?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{0,6})0*)?)?'
                || '\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?)?$',
            ['day', 'noon', 'hour', 'minute', 'second', 'fraction', 'noon_behind', 'zone']
        )
    end;

-- The hour of the day, 0 to 23; null when it is none.
create or replace temp macro source_hour(part) as
    case
        when part.noon <> '' and part.noon_behind <> '' then null
        when part.noon || part.noon_behind = '' and part.hour::integer < 24 then part.hour::integer
        when part.hour::integer not between 1 and 12 then null
        when part.noon = '下午' or upper((part.noon || part.noon_behind)[1]) = 'P' then part.hour::integer % 12 + 12
        when part.noon || part.noon_behind <> '' then part.hour::integer % 12
    end;

-- The minutes by which a clock is ahead of UTC; null when nothing is said, or nothing that there is.
create or replace temp macro source_offset(zone) as
    case
        when zone in ('Z', 'UTC', 'GMT') then 0
        when zone = '' or zone[2:3]::integer > 14 or (replace(zone, ':', '') || '00')[4:5]::integer > 59 then null
        else (zone[1] || '1')::integer
            * (zone[2:3]::integer * 60 + (replace(zone, ':', '') || '00')[4:5]::integer)
    end;

-- The moment on the clock where it was written.
create or replace temp macro source_wall_moment(day, part) as
    try_cast(
        day || ' ' || source_hour(part) || ':' || part.minute || ':'
        || coalesce(nullif(part.second, ''), '00') || '.' || coalesce(nullif(part.fraction, ''), '0') as timestamp
    );

create or replace temp macro source_truth(x) as
    case
        when upper(source_folded(x)) in ('是', 'Y', 'YES', '1', 'TRUE', 'T') then true
        when upper(source_folded(x)) in ('否', 'N', 'NO', '0', 'FALSE', 'F') then false
    end;
