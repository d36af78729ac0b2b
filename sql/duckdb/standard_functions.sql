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
