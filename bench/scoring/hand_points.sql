-- The points of the 22 graded indicators of a month, from their values, by the bands that ship. {{month}} is the month.
create or replace table hand_points as
select
    period_key, customer_key, population_code,
    pay1, case when pay1 >= 99 then 100 when pay1 >= 95 then 80 when pay1 >= 90 then 60 when pay1 >= 80 then 30 when pay1 is not null then 0 end::smallint as pay1_points,
    pay2, case when pay2 <= 0 then 100 when pay2 <= 3 then 80 when pay2 <= 10 then 60 when pay2 <= 30 then 30 when pay2 is not null then 0 end::smallint as pay2_points,
    pay3, case when pay3 <= 0 then 100 when pay3 <= 1 then 80 when pay3 <= 2 then 60 when pay3 <= 5 then 30 when pay3 is not null then 0 end::smallint as pay3_points,
    pay4, case when pay4 <= 0 then 100 when pay4 <= 30 then 80 when pay4 <= 60 then 60 when pay4 <= 90 then 30 when pay4 is not null then 0 end::smallint as pay4_points,
    pay5, case when pay5 <= 0 then 100 when pay5 <= 0.25 then 80 when pay5 <= 0.5 then 60 when pay5 <= 1 then 30 when pay5 is not null then 0 end::smallint as pay5_points,
    pay6, case when pay6 <= 0 then 100 when pay6 <= 5 then 80 when pay6 <= 20 then 60 when pay6 <= 50 then 30 when pay6 is not null then 0 end::smallint as pay6_points,
    pay7, case when pay7 >= 100 then 100 when pay7 >= 99.5 then 80 when pay7 >= 98 then 60 when pay7 >= 95 then 30 when pay7 is not null then 0 end::smallint as pay7_points,
    pay8, case when pay8 >= 100 then 100 when pay8 >= 95 then 80 when pay8 >= 85 then 60 when pay8 >= 70 then 30 when pay8 is not null then 0 end::smallint as pay8_points,
    con1, case when con1 >= 5 then 100 when con1 >= -5 then 80 when con1 >= -15 then 60 when con1 >= -30 then 30 when con1 is not null then 0 end::smallint as con1_points,
    con2, case when con2 <= 0.1 then 100 when con2 <= 0.2 then 80 when con2 <= 0.35 then 60 when con2 <= 0.5 then 30 when con2 is not null then 0 end::smallint as con2_points,
    con3, case when con3 <= 0.9 then 100 when con3 <= 1 then 80 when con3 <= 1.05 then 60 when con3 <= 1.2 then 30 when con3 is not null then 0 end::smallint as con3_points,
    con4, case when con4 <= 0 then 100 when con4 <= 1 then 60 when con4 <= 2 then 30 when con4 is not null then 0 end::smallint as con4_points,
    fin1, case when fin1 <= 40 then 100 when fin1 <= 55 then 80 when fin1 <= 70 then 60 when fin1 <= 85 then 30 when fin1 is not null then 0 end::smallint as fin1_points,
    fin2, case when fin2 >= 2 then 100 when fin2 >= 1.5 then 80 when fin2 >= 1 then 60 when fin2 >= 0.7 then 30 when fin2 is not null then 0 end::smallint as fin2_points,
    fin3, case when fin3 >= 12 then 100 when fin3 >= 8 then 80 when fin3 >= 4 then 60 when fin3 >= 0 then 30 when fin3 is not null then 0 end::smallint as fin3_points,
    fin4, case when fin4 >= 100 then 100 when fin4 >= 98 then 80 when fin4 >= 95 then 60 when fin4 >= 90 then 30 when fin4 is not null then 0 end::smallint as fin4_points,
    eqp1, case when eqp1 >= 0.95 then 100 when eqp1 >= 0.9 then 80 when eqp1 >= 0.85 then 60 when eqp1 >= 0.8 then 30 when eqp1 is not null then 0 end::smallint as eqp1_points,
    eqp2, case when eqp2 >= 100 then 100 when eqp2 >= 95 then 80 when eqp2 >= 85 then 60 when eqp2 >= 70 then 30 when eqp2 is not null then 0 end::smallint as eqp2_points,
    eqp3, case when eqp3 <= 0 then 100 when eqp3 <= 1 then 60 when eqp3 <= 3 then 30 when eqp3 is not null then 0 end::smallint as eqp3_points,
    eqp4, case when eqp4 >= 100 then 100 when eqp4 >= 90 then 80 when eqp4 >= 75 then 60 when eqp4 >= 50 then 30 when eqp4 is not null then 0 end::smallint as eqp4_points,
    soc1, case when soc1 <= 1 then 100 when soc1 <= 2 then 80 when soc1 <= 3 then 30 when soc1 is not null then 0 end::smallint as soc1_points,
    sec1, case when sec1 >= 1 then 100 when sec1 >= 0.75 then 80 when sec1 >= 0.5 then 60 when sec1 >= 0.25 then 30 when sec1 is not null then 0 end::smallint as sec1_points
from star.fact_indicator
where period_key = {{month}};
