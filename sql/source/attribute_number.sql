-- Makes what reads the values of a column of any kind, as the SELECT of a source calls it: the number of '¥ 1,234.50'
-- is 1234.50, that of '2000-01-31' is 30, its days since the year 2000 began; null of what is neither, or can be read
-- in two ways, or stands for no figure. With the name of its column, what stands for none in that column is none too.
-- Grain:      nothing.
-- Reads:      nothing.
-- Writes:     nothing but the temporary macros.
-- Parameters: none; the fragments are plain (of x, a number as the engine writes it), number and day (of x, folded and
--             without a unit, by the notation that source.yml states); special (whether x, whose number is n, stands
--             for no figure), special_of_name (whether it does in the column name).

-- Without the sign of a percentage or a currency: the name of the column says what it is a number of.
create or replace temp macro source_unit_free(x) as
    regexp_replace(regexp_replace(source_folded(x), '^([-+(]?)\s*[$€£¥₩₹₽]\s*', '\1'), '\s*[%‰$€£¥₩₹₽]$', '');

-- A day whose month is a name, or a month: there is one way to read them.
create or replace temp macro source_named_day(x) as
    cast(
        try_strptime(
            regexp_replace(x, '[\s,]+', ' ', 'g'),
            [
                '%d-%b-%Y', '%d %b %Y', '%b %d %Y', '%d-%B-%Y', '%d %B %Y', '%B %d %Y',
                '%b-%Y', '%b %Y', '%B %Y', '%Y-%m', '%m/%Y'
            ]
        ) as date
    );

create or replace temp macro source_attribute_number(x) as
    coalesce(
        {{plain}},
        list_transform(
            [source_unit_free(x)],
            lambda clean: case
                when regexp_matches(clean, '\d') then coalesce(
                    case when not regexp_matches(clean, '\p{L}{4}') then {{number}} end,
                    -- A day has digits apart, eight together, or a year behind a name: other words are not tried as
                    -- one, which takes ten times as long as all else.
                    case
                        when regexp_matches(clean, '\d\D+\d|\d{8}|\p{L}.*\d{4}') then cast(
                            date_diff('day', make_date(2000, 1, 1), coalesce({{day}}, source_named_day(clean)))
                            as decimal(38, 15)
                        )
                    end
                )
            end
        )[1]
    );

create or replace temp macro attribute_number(x) as
    list_transform([source_attribute_number(x)], lambda n: case when not ({{special}}) then n end)[1],
(x, name) as
    list_transform([source_attribute_number(x)], lambda n: case when not ({{special_of_name}}) then n end)[1];
