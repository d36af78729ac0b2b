-- Makes a dimension hold what its seed says, and nothing else.
-- Grain:      the dimension's.
-- Reads:      the seed's CSV file.
-- Writes:     star.{{table}}, the dimension.
-- Parameters: file; the fragments table and columns name the dimension and the seed's columns.
delete from star.{{table}};

insert into star.{{table}} ({{columns}})
select {{columns}}
from read_csv($file, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');
