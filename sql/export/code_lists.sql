-- What the codes of the summary mean, as they stood when the month was closed.
-- Grain:      one row per code list and code.
-- Reads:      mart.month_customer_class, mart.month_grade.
-- Returns:    list_name (the column that has the code), code, meaning_en, meaning_zh.
-- Parameters: period_key.
select
    lists.list_name,
    lists.code,
    lists.meaning_en,
    lists.meaning_zh
from (
    select
        'customer_class_code' as list_name,
        customer_class.class_order as code_order,
        customer_class.customer_class_code as code,
        customer_class.class_name_en as meaning_en,
        customer_class.class_name_zh as meaning_zh
    from mart.month_customer_class as customer_class
    where customer_class.period_key = $period_key
    union all
    select
        'grade_code' as list_name,
        grade.grade_order as code_order,
        grade.grade_code as code,
        grade.grade_name_en as meaning_en,
        grade.grade_name_zh as meaning_zh
    from mart.month_grade as grade
    where grade.period_key = $period_key
    union all
    select
        own.list_name,
        own.code_order,
        own.code,
        own.meaning_en,
        own.meaning_zh
    from (
        values
        ('breakdown_code', 1, 'portfolio', 'all customers', '全部客户'),
        ('breakdown_code', 2, 'class', 'by class of customers', '按客户类别'),
        ('breakdown_code', 3, 'province', 'by province', '按省份'),
        ('breakdown_code', 4, 'city', 'by city', '按城市'),
        ('breakdown_code', 5, 'county', 'by county', '按区县'),
        ('arrears_band', 1, 'not yet due', 'nothing is past its due day', '未到期'),
        ('arrears_band', 2, '1 to 30 days', 'oldest unpaid bill 1 to 30 days past due', '逾期 1 至 30 天'),
        ('arrears_band', 3, '31 to 60 days', 'oldest unpaid bill 31 to 60 days past due', '逾期 31 至 60 天'),
        ('arrears_band', 4, '61 to 90 days', 'oldest unpaid bill 61 to 90 days past due', '逾期 61 至 90 天'),
        ('arrears_band', 5, 'over 90 days', 'oldest unpaid bill more than 90 days past due', '逾期 90 天以上'),
        ('event_code', 1, 'cut_notice', 'a cut was announced', '停电通知'),
        ('event_code', 2, 'cut', 'supply was cut for non-payment', '欠费停电'),
        ('event_code', 3, 'reconnected', 'supply was restored', '恢复供电')
    ) as own (list_name, code_order, code, meaning_en, meaning_zh)
) as lists
order by lists.list_name, lists.code_order, lists.code;
