-- Settles the accounts of account_event.sql, event by event, all customers at once: what each event leaves open and
-- what it leaves over meet, a payment or credit note first on the bill that it names, then by age on the oldest due
-- bill. What is left is credit carried forward. A reversal takes its payment back: from what is left of it, then from
-- what it settled last.
-- Grain:      one row per bill, money and day settled, or taken back; one row per payment or credit note left over.
-- Reads:      the temporary tables of account_reversal.sql and account_event.sql.
-- Writes:     star.fact_settlement, star.fact_credit_balance, the temporary table account_part.
-- Parameters: run_key, period_key, previous_period_key, settlement_order (oldest or named_only).
-- An account is lists of whole hundredths: open by bill, left by money, and the parts settled so far. Lists, for then
-- one statement does all events: a round for each event in turn, all customers beside one another.
create temp table account_state as
with recursive
bills as (
    select
        customer_key,
        list((open_before * 100)::bigint order by bill_rank) as open_list
    from account_bill
    group by customer_key
),

money as (
    select
        customer_key,
        list((credit_amount * 100)::bigint order by money_rank) as left_list,
        list(bill_rank order by money_rank) as named_list
    from account_money
    group by customer_key
),

parts as (
    select
        part.customer_key,
        list(
            {
                'money': money.money_rank,
                'bill': bill.bill_rank,
                'amount': (part.part_amount * 100)::bigint,
                'is_old': true
            }
            order by part.settled_on, bill.bill_rank, money.money_rank
        ) as part_list
    from reversed_part as part
    join account_money as money
        on money.customer_key = part.customer_key
        and money.money_no = part.payment_no
        and money.money_code = 'payment'
    join account_bill as bill
        on bill.customer_key = part.customer_key
        and bill.bill_no = part.bill_no
    group by part.customer_key
),

state as (
    select
        account.customer_key,
        0 as event_no,
        coalesce(bills.open_list, []) as open_list,
        coalesce(money.left_list, []) as left_list,
        coalesce(money.named_list, []) as named_list,
        coalesce(parts.part_list, []) as part_list,
        []::struct(part integer, money integer, amount bigint, reversed_on date)[] as taken_list
    from account
    left join bills using (customer_key)
    left join money using (customer_key)
    left join parts using (customer_key)
    union all
    (
        with
        happened as (
            select
                state.*,
                event.event_no as this_no,
                event.happened_on,
                event.kind_no,
                event.item_rank,
                event.reversal_rank,
                event.amount,
                case
                    when event.kind_no = 4 and event.item_rank > 0
                        then least(event.amount, greatest(state.left_list[event.item_rank], 0))
                    else 0
                end as from_credit
            from state
            join account_event as event
                on event.customer_key = state.customer_key
                and event.event_no = state.event_no + 1
        ),

        -- What still stands of the parts of a payment that is taken back, the last first.
        standing as (
            select
                *,
                case
                    when kind_no = 4 then list_transform(
                        part_list,
                        lambda part, place: case
                            when part.money = item_rank then part.amount - coalesce(list_sum(list_transform(
                                list_filter(taken_list, lambda taken: taken.part = place),
                                lambda taken: taken.amount
                            ))::bigint, 0)
                            else 0
                        end
                    )
                    else []
                end as standing_list
            from happened
        ),

        reversed as (
            select
                *,
                list_reverse(list_filter(
                    range(1, len(standing_list) + 1),
                    lambda place: standing_list[place] > 0
                )) as standing_at
            from standing
        ),

        taken as (
            select
                *,
                list_filter(
                    list_transform(
                        standing_at,
                        lambda place, i: {
                            'part': place::integer,
                            'money': item_rank,
                            'amount': least(
                                standing_list[place],
                                greatest(0, amount - from_credit - coalesce(list_sum(list_transform(
                                    standing_at[1:i - 1],
                                    lambda earlier: standing_list[earlier]
                                ))::bigint, 0))
                            ),
                            'reversed_on': happened_on
                        }
                    ),
                    lambda each: each.amount > 0
                ) as taken_now
            from reversed
        ),

        moved as (
            select
                *,
                list_transform(
                    open_list,
                    lambda open, bill: open
                        + case when kind_no = 1 and bill = item_rank then amount else 0 end
                        + case
                            when kind_no = 4 then coalesce(list_sum(list_transform(
                                list_filter(taken_now, lambda each: part_list[each.part].bill = bill),
                                lambda each: each.amount
                            ))::bigint, 0)
                            else 0
                        end
                ) as open_now,
                list_transform(
                    left_list,
                    lambda rest, money: rest
                        + case when kind_no in (2, 3) and money = item_rank then amount else 0 end
                        - case when kind_no = 4 and money = item_rank then from_credit else 0 end
                        - case
                            when kind_no = 4 and money = reversal_rank then amount - from_credit - coalesce(
                                list_sum(list_transform(taken_now, lambda each: each.amount))::bigint, 0
                            )
                            else 0
                        end
                ) as left_now
            from taken
        ),

        -- Its own bill first.
        named as (
            select
                *,
                list_filter(
                    range(1, len(left_now) + 1),
                    lambda money: left_now[money] > 0
                        and named_list[money] > 0
                        and open_now[greatest(named_list[money], 1)] > 0
                ) as naming
            from moved
        ),

        named_part as (
            select
                *,
                list_filter(
                    list_transform(
                        naming,
                        lambda money, i: {
                            'money': money::integer,
                            'bill': named_list[money],
                            'amount': least(
                                left_now[money],
                                greatest(0, open_now[named_list[money]] - coalesce(list_sum(list_transform(
                                    list_filter(
                                        naming[1:i - 1],
                                        lambda earlier: named_list[earlier] = named_list[money]
                                    ),
                                    lambda earlier: left_now[earlier]
                                ))::bigint, 0))
                            ),
                            'is_old': false
                        }
                    ),
                    lambda part: part.amount > 0
                ) as named_parts
            from named
        ),

        after_named as (
            select
                * replace (
                    list_transform(
                        open_now,
                        lambda open, bill: open - coalesce(list_sum(list_transform(
                            list_filter(named_parts, lambda part: part.bill = bill),
                            lambda part: part.amount
                        ))::bigint, 0)
                    ) as open_now,
                    list_transform(
                        left_now,
                        lambda rest, money: rest - coalesce(list_sum(list_transform(
                            list_filter(named_parts, lambda part: part.money = money),
                            lambda part: part.amount
                        ))::bigint, 0)
                    ) as left_now
                )
            from named_part
        ),

        -- Then by age: two rows of amounts laid end to end, and what overlaps settles.
        meeting as (
            select
                *,
                list_filter(range(1, len(open_now) + 1), lambda bill: open_now[bill] > 0) as open_at,
                case
                    when $settlement_order = 'oldest'
                        then list_filter(range(1, len(left_now) + 1), lambda money: left_now[money] > 0)
                    else []
                end as left_at
            from after_named
        ),

        laid as (
            select
                *,
                case
                    when len(left_at) > 0 then list_transform(
                        open_at,
                        lambda bill, i: list_sum(list_transform(open_at[1:i], lambda place: open_now[place]))::bigint
                    )
                    else []
                end as open_to,
                case
                    when len(open_at) > 0 then list_transform(
                        left_at,
                        lambda money, i: list_sum(list_transform(left_at[1:i], lambda place: left_now[place]))::bigint
                    )
                    else []
                end as left_to
            from meeting
        ),

        aged as (
            select
                *,
                list_filter(
                    flatten(list_transform(
                        range(1, len(left_to) + 1),
                        lambda m: list_transform(
                            range(1, len(open_to) + 1),
                            lambda b: {
                                'money': left_at[m]::integer,
                                'bill': open_at[b]::integer,
                                'amount': least(left_to[m], open_to[b]) - greatest(
                                    left_to[m] - left_now[left_at[m]],
                                    open_to[b] - open_now[open_at[b]]
                                ),
                                'is_old': false
                            }
                        )
                    )),
                    lambda part: part.amount > 0
                ) as aged_parts
            from laid
        )

        select
            customer_key,
            this_no,
            list_transform(
                open_now,
                lambda open, bill: open - coalesce(list_sum(list_transform(
                    list_filter(aged_parts, lambda part: part.bill = bill),
                    lambda part: part.amount
                ))::bigint, 0)
            ),
            list_transform(
                left_now,
                lambda rest, money: rest - coalesce(list_sum(list_transform(
                    list_filter(aged_parts, lambda part: part.money = money),
                    lambda part: part.amount
                ))::bigint, 0)
            ),
            named_list,
            list_concat(list_concat(part_list, named_parts), aged_parts),
            list_concat(
                list_concat(taken_list, taken_now),
                case
                    when from_credit > 0
                        then [{'part': 0, 'money': item_rank, 'amount': from_credit, 'reversed_on': happened_on}]
                    else []
                end
            )
        from aged
    )
)

-- The state after the last event of each.
select
    customer_key,
    arg_max(left_list, event_no) as left_list,
    arg_max(part_list, event_no) as part_list,
    arg_max(taken_list, event_no) as taken_list
from state
group by customer_key;

drop table if exists account_part;

create temp table account_part as
with
settled as (
    select customer_key, unnest(part_list) as part
    from account_state
),

taken as (
    select customer_key, part_list, unnest(taken_list) as part
    from account_state
),

part as (
    select
        customer_key,
        part.money as money_rank,
        part.bill as bill_rank,
        part.amount,
        null::date as reversed_on
    from settled
    where not part.is_old
    union all
    select
        customer_key,
        part.money,
        case when part.part > 0 then part_list[part.part].bill else 0 end,
        -part.amount,
        part.reversed_on
    from taken
)

select
    part.customer_key,
    bill.bill_no,
    money.money_code,
    money.money_no,
    -- On the day on which both were there: credit that stands in for money taken back was there before.
    greatest(bill.billed_on, money.received_on) as settled_on,
    (part.amount::decimal(18, 0) * 0.01)::decimal(18, 2) as settled_amount,
    part.reversed_on
from part
join account_money as money using (customer_key, money_rank)
left join account_bill as bill
    on bill.customer_key = part.customer_key
    and bill.bill_rank = part.bill_rank;

insert into star.fact_settlement (
    period_key, customer_key, bill_no, money_code, money_no, settled_on, settled_amount, reversed_on, run_key
)
select
    $period_key,
    customer_key,
    bill_no,
    money_code,
    money_no,
    settled_on,
    settled_amount,
    reversed_on,
    $run_key
from account_part
order by customer_key, coalesce(reversed_on, settled_on), bill_no, money_no, settled_amount;

insert into star.fact_credit_balance (
    period_key, customer_key, money_code, money_no, bill_no, received_on, received_amount, credit_amount, run_key
)
with
rest as (
    select
        customer_key,
        unnest(left_list) as amount,
        generate_subscripts(left_list, 1) as money_rank
    from account_state
),

credit as (
    select
        money.customer_key,
        money.money_code,
        money.money_no,
        money.bill_no,
        money.received_on,
        money.received_amount,
        (rest.amount::decimal(18, 0) * 0.01)::decimal(18, 2) as credit_amount
    from rest
    join account_money as money using (customer_key, money_rank)
    where rest.amount <> 0
    union all
    -- Of customers whose bills the source states, as it was.
    select customer_key, money_code, money_no, bill_no, received_on, received_amount, credit_amount
    from star.fact_credit_balance as credit
    where period_key = $previous_period_key
        and not exists (select 1 from account where account.customer_key = credit.customer_key)
)

select
    $period_key,
    customer_key,
    money_code,
    money_no,
    bill_no,
    received_on,
    received_amount,
    credit_amount,
    $run_key
from credit
order by customer_key, received_on, money_code, money_no;

drop table account_state;

drop table account_event;

drop table account_money;

drop table account_bill;

drop table reversed_part;

drop table reversed_payment;
