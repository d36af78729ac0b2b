-- One row per grade and span of runs in which it was so: what a close knew, whatever was corrected since.
create or replace view history.every_grade as
select
    grade_code, grade_order, score_floor, grade_name_en, grade_name_zh, run_key,
    2147483647 as superseded_run_key
from star.dim_grade
union all
select
    grade_code, grade_order, score_floor, grade_name_en, grade_name_zh, run_key, superseded_run_key
from history.dim_grade;

comment on view history.every_grade is 'One row per grade and span of runs in which it was so: what a close knew, whatever was corrected since.';
comment on column history.every_grade.grade_code is 'Code of the grade.';
comment on column history.every_grade.grade_order is '1 is the best.';
comment on column history.every_grade.score_floor is 'Lowest index score of the grade, itself included; null when no score gives the grade.';
comment on column history.every_grade.grade_name_en is 'Meaning in English.';
comment on column history.every_grade.grade_name_zh is 'Meaning in Chinese.';
comment on column history.every_grade.run_key is 'The first run that knew it so.';
comment on column history.every_grade.superseded_run_key is 'The run from which on it was known otherwise; 2147483647 while it is in force.';
