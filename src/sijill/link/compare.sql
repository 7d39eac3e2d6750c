-- Comparison: the candidates, and the rows they are of, in; the level of each comparison for each pair out. What several
-- levels rest on is worked out once, a step before them.
create or replace table compared as
with pair as (
    select row_number() over () as n, join_key_l as a, join_key_r as b from candidate),
found as (
    select pair.n, a, b, l, r,
        days_gap(l.first, l.last, l.turn, l.open_year, r.first, r.last, r.turn, r.open_year) as gap,
        nearest_level(l.spots, r.spots) as nearest,
        list_has_any(l.open, r.named) or list_has_any(l.named, r.open) as called,
        case when len(l.people) > 0 and len(r.people) > 0 then found_among(l.people, r.people) end as found_l,
        case when len(l.people) > 0 and len(r.people) > 0 then found_among(r.people, l.people) end as found_r,
        list_max(list_intersect(l.killed_main, r.killed_main)) as killed_shared,
        list_max(list_intersect(l.injured_main, r.injured_main)) as injured_shared
    from pair join told l on l.n = a join told r on r.n = b),
levels as (
    select n, a, b, l, r,
        place_level(nearest, called, l.spots, l.named, l.parts, r.spots, r.named, r.parts) as place,
        part_level(l.parts, r.parts) as part,
        date_level(gap, l.first, l.last, l.turn, l.open_year, l.basis, l.edtf,
                   r.first, r.last, r.turn, r.open_year, r.basis, r.edtf) as date,
        act_level(l.acts, l.families, r.acts, r.families) as act,
        by_level(l.doers, l.doers_above, r.doers, r.doers_above) as perpetrator,
        victim_level(l.people, l.one_dead, found_l, r.people, r.one_dead, found_r) as victim,
        toll_level(killed_shared, l.killed_main, l.killed_figures, l.killed_people, l.killed_best, l.killed_low,
                   l.killed_high, r.killed_main, r.killed_figures, r.killed_people, r.killed_best, r.killed_low,
                   r.killed_high) as killed,
        toll_level(injured_shared, l.injured_main, l.injured_figures, l.injured_people, l.injured_best, l.injured_low,
                   l.injured_high, r.injured_main, r.injured_figures, r.injured_people, r.injured_best, r.injured_low,
                   r.injured_high) as injured,
        detail_level(l.detail, l.counted, l.big, r.detail, r.counted, r.big) as detail,
        weapon_level(l.weapons, r.weapons) as weapon,
        word_level(l.rare, r.rare) as words,
        text_level(l.report, l.sketch, l.words, r.report, r.sketch, r.words) as text
    from found)
select n, a, b, place, part, date, act, perpetrator, victim, killed, injured, detail, weapon, words, text,
    case when text = 2 then 3 else source_level(
        l.report, l.publishers, l.sources, r.report, r.publishers, r.sources,
        desk_agrees(place, victim, killed, injured), l.told_toll = r.told_toll) end as source,
    l.report = r.report as one_report
from levels;
