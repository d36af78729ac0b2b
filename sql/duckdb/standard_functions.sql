-- What SQL says of texts of a stated length, and of parts of texts, where the engine has it otherwise.
-- Grain: one temporary macro per statement, made once for each connection that answers queries.
-- Reads: nothing.
-- Writes: temporary macros, which are gone with their connection.
-- Parameters: none.

-- A macro is written out wherever it is called: each names its arguments once, or a nest of them would grow
-- without end.
-- A text is cut; of anything else a part would look like another value, so that it must fit.
create temp macro standard_varchar(value, size) as
    list_transform(
        [value],
        lambda given: case
            when typeof(given) = 'VARCHAR' or length(given::varchar) <= size then left(given::varchar, size)
            else error(concat(given::varchar, ' is longer than varchar(', size, '); cast it to a longer one'))
        end)[1];

create temp macro standard_char(value, size) as
    list_transform(
        [value],
        lambda given: case
            when typeof(given) = 'VARCHAR' or length(given::varchar) <= size then rpad(given::varchar, size, ' ')
            else error(concat(given::varchar, ' is longer than char(', size, '); cast it to a longer one'))
        end)[1];

-- As above, but null in the place of an error.
create temp macro try_standard_varchar(value, size) as
    list_transform(
        [value],
        lambda given: case
            when typeof(given) = 'VARCHAR' or length(given::varchar) <= size then left(given::varchar, size)
        end)[1];

create temp macro try_standard_char(value, size) as
    list_transform(
        [value],
        lambda given: case
            when typeof(given) = 'VARCHAR' or length(given::varchar) <= size then rpad(given::varchar, size, ' ')
        end)[1];

-- Places before the first character are counted, and hold nothing; to the engine a negative place counts from the end.
create temp macro standard_substring
    (value, place) as list_transform(
        [{'text': value, 'place': place}],
        lambda given: substr(
            given.text,
            case when given.place < 1 then 1 else given.place end))[1],
    (value, place, size) as list_transform(
        [{'text': value, 'place': place, 'size': size}],
        lambda given: case
            when given.size < 0 then error(concat('substring has the length ', given.size, '; expected 0 or more'))
            when given.place > 0 then substr(given.text, given.place, given.size)
            when given.place + given.size <= 1 then substr(given.text, 1, 0)
            else substr(given.text, 1, given.place + given.size - 1)
        end)[1];

-- As Oracle and Hive have it: from the last day of a month to the last day of a month.
create temp macro standard_add_months(day, months) as
    list_transform(
        [{'day': day, 'months': months}],
        lambda given: case
            when typeof(given.day) like 'TIMESTAMP%'
                then error('add_months of a moment is not supported; write add_months(cast(x as date), n)')
            when given.day::date = last_day(given.day::date)
                then last_day((given.day::date + to_months(given.months::integer))::date)
            else (given.day::date + to_months(given.months::integer))::date
        end)[1];

-- Whole between the same days of two months, and between the last days of two; else in months of 31 days.
create temp macro standard_months_between(later, earlier) as
    list_transform(
        [{'later': later, 'earlier': earlier}],
        lambda given: case
            when typeof(given.later) like 'TIMESTAMP%' or typeof(given.earlier) like 'TIMESTAMP%'
                then error('months_between of a moment is not supported; write months_between(cast(x as date), y)')
            else round(
                (year(given.later::date) - year(given.earlier::date)) * 12.0
                    + month(given.later::date) - month(given.earlier::date)
                    + case
                        when given.later::date = last_day(given.later::date)
                            and given.earlier::date = last_day(given.earlier::date) then 0
                        else (day(given.later::date) - day(given.earlier::date)) / 31.0
                    end,
                8)
        end)[1];

-- The first place of a part of a text, not before a place.
create temp macro standard_instr(value, part, place) as
    list_transform(
        [{'text': value, 'part': part, 'place': place}],
        lambda given: case
            when given.place < 1
                then error(concat('instr begins at the place ', given.place, '; expected 1 or more'))
            when strpos(substr(given.text, given.place), given.part) = 0 then 0
            else strpos(substr(given.text, given.place), given.part) + given.place - 1
        end)[1];

-- A day without a format looks as each server has it; a number looks alike everywhere.
create temp macro standard_to_char(value) as
    list_transform(
        [value],
        lambda given: case
            when typeof(given) = 'DATE' or typeof(given) like 'TIME%'
                then error('to_char of a day needs a format; write to_char(x, ''YYYY-MM-DD'')')
            else given::varchar
        end)[1];
