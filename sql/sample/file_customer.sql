-- The file of customers; a customer whose data changed has a second row from that day on.
-- Grain:      one row per version of a customer.
-- Reads:      customer, state, industry, region.
-- Returns:    the columns of landing.customer.
-- Parameters: none.
with
person as (
    select
        i,
        word([
            '王 Wang', '李 Li', '张 Zhang', '刘 Liu', '陈 Chen', '杨 Yang', '赵 Zhao', '黄 Huang', '周 Zhou', '吴 Wu',
            '徐 Xu', '孙 Sun', '胡 Hu', '朱 Zhu', '高 Gao', '林 Lin', '何 He', '郭 Guo', '马 Ma', '罗 Luo', '梁 Liang',
            '宋 Song', '郑 Zheng', '谢 Xie', '韩 Han', '唐 Tang', '冯 Feng', '于 Yu', '董 Dong', '萧 Xiao', '程 Cheng',
            '曹 Cao', '袁 Yuan', '邓 Deng', '许 Xu', '傅 Fu', '沈 Shen', '曾 Zeng', '彭 Peng', '吕 Lü', '欧阳 Ouyang'
        ], 30, i) as surname,
        word([
            '伟 wei', '芳 fang', '娜 na', '敏 min', '静 jing', '丽 li', '强 qiang', '磊 lei', '洋 yang', '艳 yan',
            '勇 yong', '军 jun', '杰 jie', '娟 juan', '涛 tao', '明 ming', '超 chao', '秀 xiu', '霞 xia', '平 ping',
            '刚 gang', '桂 gui', '文 wen', '辉 hui', '玲 ling', '建 jian', '红 hong', '志 zhi', '春 chun', '晓 xiao',
            '堃 kun', '喆 zhe', '鑫 xin', '淼 miao', '䶮 yan', '㛃 jie'
        ], 31, i) as first_syllable,
        word([
            '华 hua', '英 ying', '兰 lan', '国 guo', '云 yun', '峰 feng', '宇 yu', '琴 qin', '梅 mei', '龙 long',
            '生 sheng', '荣 rong', '福 fu', '珍 zhen', '飞 fei', '鹏 peng', '雪 xue', '凤 feng', '成 cheng', '燕 yan',
            ' ', ' ', ' '
        ], 32, i) as second_syllable
    from customer
),

firm as (
    select
        i,
        word([
            '鼎盛 Dingsheng', '恒源 Hengyuan', '华泰 Huatai', '金茂 Jinmao', '瑞丰 Ruifeng', '宏达 Hongda', '天成 Tiancheng',
            '永兴 Yongxing', '嘉禾 Jiahe', '东方 Dongfang', '新锐 Xinrui', '盛世 Shengshi', '博远 Boyuan', '三和 Sanhe',
            '昌隆 Changlong', '德信 Dexin', '万通 Wantong', '众合 Zhonghe', '祥云 Xiangyun', '鑫鑫 Xinxin'
        ], 33, i) as stem,
        case class_code
            when 'commercial' then word([
                '商贸 Trading', '餐饮 Catering', '物流 Logistics', '酒店 Hotel', '超市 Supermarket', '置业 Property'
            ], 34, i)
            when 'industrial' then word([
                '机械 Machinery', '化工 Chemicals', '纺织 Textiles', '建材 Building Materials', '食品 Foods',
                '电子 Electronics', '冶金 Metallurgy', '铸造 Foundry'
            ], 34, i)
            else word(['农业 Agriculture', '养殖 Livestock', '种业 Seeds', '水产 Aquaculture'], 34, i)
        end as trade
    from customer
),

named as (
    select
        customer.*,
        state.closed_on,
        industry.industry_code,
        station.region_no,
        other.region_no as moved_region_no,
        case
            when customer.class_code = 'residential'
                then split_part(person.surname, ' ', 1) || split_part(person.first_syllable, ' ', 1)
                    || split_part(person.second_syllable, ' ', 1)
            else city.region_name[:-2] || split_part(firm.stem, ' ', 1) || split_part(firm.trade, ' ', 1)
                || case when customer.class_code = 'agricultural' then '合作社' else '有限公司' end
        end as customer_name,
        case
            when customer.class_code = 'residential'
                then split_part(person.surname, ' ', 2) || ' '
                    || upper(split_part(person.first_syllable, ' ', 2)[1])
                    || split_part(person.first_syllable, ' ', 2)[2:]
                    || split_part(person.second_syllable, ' ', 2)
            else replace(city.region_name_en, ' City', '') || ' ' || split_part(firm.stem, ' ', 2) || ' '
                || substr(firm.trade, instr(firm.trade, ' ') + 1)
                || case when customer.class_code = 'agricultural' then ' Cooperative' else ' Co., Ltd.' end
        end as customer_name_en
    from customer
    join state using (i)
    left join industry using (industry_no)
    join person using (i)
    join firm using (i)
    join region as station on station.station_no = customer.station_no
    join region as other
        on other.station_no = (customer.station_no + 1) % (select count(station_no) from region)
    join region as city on city.region_no = station.region_no[:3]
),

version as (
    select *, 1 as version_no, null::date as valid_from
    from named
    union all
    select *, 2 as version_no, changed_on as valid_from
    from named
    where (moves or changes_capacity)
        and changed_on > opened_on + 30
        and (closed_on is null or changed_on < closed_on)
)

select
    customer_no,
    customer_name,
    customer_name_en,
    -- One code in ten thousand is not of the contract.
    case when uniform(38, i, 0) < 0.0001 then 'wholesale' else class_code end as customer_class_code,
    case when version_no = 2 and moves then moved_region_no else region_no end as region_no,
    -- Registers have gaps.
    case when uniform(35, i, 0) >= 0.008 then industry_code end as industry_code,
    case when uniform(36, i, 0) >= 0.004 then voltage_kv end as voltage_kv,
    case
        when uniform(37, i, 0) < 0.006 then null
        when version_no = 2 and changes_capacity then round(contract_capacity_kva * 1.25)
        else contract_capacity_kva
    end::decimal(18, 1) as contract_capacity_kva,
    opened_on,
    closed_on,
    valid_from
from version
order by i, version_no;
