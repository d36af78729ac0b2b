-- What moves each customer most: a gate that decides now or did before, else the dimension that changes its score most
-- the way it moves, else the rules between score and grade.
-- Grain:      one row per customer that moves.
-- Reads:      the temporary tables compared, changed and rule_gate.
-- Writes:     the temporary table cause.
-- Parameters: none.
create or replace temp table cause as
with
gated as (
    select
        compared.customer_key,
        coalesce(
            trial_gate.gate_code,
            case when compared.new_reason_code <> compared.old_reason_code then closed_gate.gate_code end
        ) as gate_code,
        coalesce(
            trial_gate.gate_name_en,
            case when compared.new_reason_code <> compared.old_reason_code then closed_gate.gate_name_en end
        ) as gate_name_en
    from compared
    left join rule_gate as closed_gate
        on closed_gate.side_code = 'closed'
        and closed_gate.gate_code = compared.old_reason_code
    left join rule_gate as trial_gate
        on trial_gate.side_code = 'trial'
        and trial_gate.gate_code = compared.new_reason_code
    where compared.move_code <> 'same'
),

of_dimension as (
    select customer_key, dimension_code, sum(score_change) as score_change
    from changed
    group by customer_key, dimension_code
),

pushing as (
    select
        compared.customer_key,
        of_dimension.dimension_code,
        row_number() over (
            partition by compared.customer_key
            order by abs(of_dimension.score_change) desc, of_dimension.dimension_code
        ) as push_no
    from compared
    join of_dimension using (customer_key)
    where compared.new_score <> compared.old_score
        and sign(of_dimension.score_change) = sign(compared.new_score - compared.old_score)
)

select
    compared.customer_key,
    compared.move_code,
    compared.open_amount,
    case
        when gated.gate_code is not null then 'gate'
        when pushing.dimension_code is not null then 'dimension'
        else 'rule'
    end as cause_kind,
    coalesce(gated.gate_code, pushing.dimension_code, compared.new_reason_code) as cause_code,
    gated.gate_name_en
from compared
join gated using (customer_key)
left join pushing
    on pushing.customer_key = compared.customer_key
    and pushing.push_no = 1;
