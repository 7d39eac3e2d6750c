-- Comparison: the candidates, and the rows they are of, in; the level of each comparison for each pair out. What several
-- levels rest on is worked out once, a step before them, and written down there: DuckDB would else write it out at each
-- mention. Pairs that date or place forbids go no further, unless all are wanted (the variable `every_pair`).
create or replace table dated as
with gap as (
    select a, b, days_gap(l.first, l.last, l.turn, l.open_year, r.first, r.last, r.turn, r.open_year) as gap,
        l.first as first_l, l.last as last_l, l.turn as turn_l, l.open_year as open_l, l.basis as basis_l,
        l.edtf as edtf_l, r.first as first_r, r.last as last_r, r.turn as turn_r, r.open_year as open_r,
        r.basis as basis_r, r.edtf as edtf_r
    from candidate join told l on l.n = a join told r on r.n = b),
levels as materialized (
    select a, b, date_level(gap, first_l, last_l, turn_l, open_l, basis_l, edtf_l,
                            first_r, last_r, turn_r, open_r, basis_r, edtf_r) as date
    from gap)
from levels where date > 0 or getvariable('every_pair');
create or replace table placed as
with kilometres as (
    select a, b, l.s as here, r.s as there, apart_km(l.s.lat, l.s.lon, r.s.lat, r.s.lon) as km
    from dated join spot l on l.n = a join spot r on r.n = b),
nearest as (
    select a, b, max(spots_level(here, there, km)) as nearest from kilometres group by a, b),
levels as materialized (
    select a, b, date,
        place_level(nearest, list_has_any(l.open, r.named) or list_has_any(l.named, r.open),
                    l.spots, l.named, l.parts, l.around, r.spots, r.named, r.parts, r.around) as place
    from dated left join nearest using (a, b) join told l on l.n = a join told r on r.n = b)
select row_number() over () as n, * from levels where coalesce(place, 1) > 0 or getvariable('every_pair');
create or replace table compared as
with people as materialized (
    select placed.n as n, a, b, date, place,
        case when len(l.people) > 0 and len(r.people) > 0 then same_people(l.people, r.people) end as same,
        list_max(list_intersect(l.killed_main, r.killed_main)) as killed_shared,
        list_max(list_intersect(l.injured_main, r.injured_main)) as injured_shared
    from placed join told l on l.n = a join told r on r.n = b),
found as materialized (
    select * exclude (same), list_distinct(list_transform(same, lambda met: met.one)) as found_l,
        list_distinct(list_transform(same, lambda met: met.two)) as found_r
    from people),
levels as materialized (
    select found.n as n, a, b, place, date,
        part_level(l.parts, r.parts) as part,
        act_level(l.acts, l.families, r.acts, r.families) as act,
        by_level(l.doers, l.doers_above, r.doers, r.doers_above) as perpetrator,
        victim_level(l.people, l.one_dead, l.all_named, found_l, r.people, r.one_dead, r.all_named, found_r) as victim,
        toll_level(killed_shared, l.killed_main, l.killed_figures, l.killed_people, l.killed_best, l.killed_low,
                   l.killed_high, r.killed_main, r.killed_figures, r.killed_people, r.killed_best, r.killed_low,
                   r.killed_high) as killed,
        toll_level(injured_shared, l.injured_main, l.injured_figures, l.injured_people, l.injured_best, l.injured_low,
                   l.injured_high, r.injured_main, r.injured_figures, r.injured_people, r.injured_best, r.injured_low,
                   r.injured_high) as injured,
        detail_level(l.detail, l.counted, l.big, r.detail, r.counted, r.big) as detail,
        weapon_level(l.weapons, r.weapons) as weapon,
        word_level(l.rare, r.rare) as words,
        one_telling(text_level(l.report, l.sketch, l.words, l.marks, r.report, r.sketch, r.words, r.marks), place,
                    part_level(l.parts, r.parts), date, 'publication' in (l.basis, r.basis)) as text,
        target_level(l.targets, l.houses, r.targets, r.houses) as target
    from found join told l on l.n = a join told r on r.n = b)
select levels.*,
    case when text >= 2 then 3 else source_level(
        l.report, l.publishers, l.sources, r.report, r.publishers, r.sources,
        desk_agrees(place, victim, killed, injured, (l.weapons & r.weapons & getvariable('planted')::int) <> 0
                    and l.told_toll <> r.told_toll), l.told_toll = r.told_toll) end as source,
    l.report = r.report as one_report
from levels join told l on l.n = a join told r on r.n = b;
