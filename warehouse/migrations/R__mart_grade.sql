-- One row per grade of the scale, best first, from the reviewed seed.
create or replace view mart.grade as
select
    grade.grade_code,
    grade.grade_order,
    grade.score_floor,
    grade.grade_name_en,
    grade.grade_name_zh
from star.dim_grade as grade;

comment on view mart.grade is 'One row per grade of the scale, best first, from the reviewed seed.';
comment on column mart.grade.grade_code is 'Code, such as AAA; of the scale that ships AAA, AA, A, B, C, D, or NR for not rated.';
comment on column mart.grade.grade_order is '1 is the best.';
comment on column mart.grade.score_floor is 'Lowest index score of the grade, itself included; null when no score gives the grade.';
comment on column mart.grade.grade_name_en is 'Meaning in English.';
comment on column mart.grade.grade_name_zh is 'Meaning in Chinese.';
