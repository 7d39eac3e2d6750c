-- Levels: how two rows stand to each other in each thing that is compared, as whole numbers, the higher the nearer.
-- 0 forbids: the two are never one, whatever speaks for them. NULL: one of them says nothing of it.
-- What each level weighs stands in packs/core/linking.json; what each is called in
-- words stands in grounds.py. Every macro gives the same answer whichever row comes first.

-- Kilometres between two places. On a plane that touches the sphere half way between them: off by less than one part
-- in two hundred up to 500 km, far below the precision of any place.
create or replace macro apart_km(lat1, lon1, lat2, lon2) as
    111.195 * sqrt((lat1 - lat2) ** 2
                   + (least(abs(lon1 - lon2), 360 - abs(lon1 - lon2)) * cos(radians((lat1 + lat2) / 2))) ** 2);

-- How far from its coordinates an event told of a place of this kind may lie: a district of Syria is some 50 km across,
-- a province some 180; a capital may stand for its province.
create or replace macro reach_km(kind) as
    case kind when 0 then 1 when 1 then 3 when 2 then 10 when 3 then 90 when 4 then 25 when 5 then 90 else 1000 end;

-- Two places: 12 one village or quarter, 11 one "near X", 10 a quarter and its town, 9 one capital, 8 near each other
-- for what is said of them, 7 one district by its name, 6 one lies in the other or in its province, 5 nothing parts them, 4 two quarters of one town,
-- 3 only a country is known, 2 the next village, 0 far apart or two countries.
-- 5 km: a neighbourhood, prison or crossing belongs to a town this near; 60 km: of two places of one name this near the
-- gazetteer's choice between them is easily the wrong one.
create or replace macro spots_level(a, b, km) as case
    when a.id = b.id then case greatest(a.kind, b.kind) when 0 then 12 when 1 then 12 when 2 then 11 when 3 then 9 when 4 then 7
                                      when 5 then 6 else 3 end
    when a.kind <= 3 and b.kind <= 3 and km <= 5 and a.token = b.token then 12
    when a.kind <= 4 and b.kind <= 4 and km <= 60 and a.said <> '' and a.said = b.said
        then case when greatest(a.kind, b.kind) = 4 then 7 else 8 end
    when a.country <> b.country then 0
    when a.kind = 6 or b.kind = 6 then 3
    when a.kind <= 2 and b.kind <= 2 then case
        when km is null then case when a.token = b.token then 11 else 2 end
        when a.kind = 0 and b.kind = 0 and km <= 5 then 4
        when (a.kind = 0 or b.kind = 0) and km <= 5 then 10
        when (a.kind = 2 or b.kind = 2) and km <= 20 then case when km <= 10 then 8 else 5 end
        when km <= 5 then 2
        else 0 end
    when a.province = b.province and (km is null or greatest(reach_km(a.kind), reach_km(b.kind)) <> 25 or km <= 50)
        then 6
    when km > reach_km(a.kind) + reach_km(b.kind) then 0
    else 5 end;

-- A name that no gazetteer entry was chosen for, in both, is as good as a village nearby (11); a town that stands in for
-- a street or a farm says less than the town's own name (10); 3 also where one of the two names no place at all.
-- 7 also where both are told to lie in one district, by its name; 1 two names, at least one of them in no gazetteer.
create or replace macro place_level(nearest, called, spots_l, named_l, parts_l, around_l,
                                    spots_r, named_r, parts_r, around_r) as case
    when nearest in (5, 6) and list_has_any(around_l, around_r) then 7
    when called then greatest(11, coalesce(nearest, 0))
    when len(spots_l) > 0 and len(spots_r) > 0 then case
        when len(parts_l) + len(parts_r) > 0 then least(10, nearest) else nearest end
    when len(named_l) = 0 or len(named_r) = 0 then 3
    else 1 end;

-- Streets and quarters, each named: 2 one in common, 1 two of them.
create or replace macro part_level(parts_l, parts_r) as case
    when len(parts_l) = 0 or len(parts_r) = 0 then null when list_has_any(parts_l, parts_r) then 2 else 1 end;

-- Days between two stretches, 0 where they share one. `turn` counts days of a leap year where a year is left open:
-- it is taken for whatever year brings the two nearest.
create or replace macro stretch_gap(first1, last1, first2, last2) as greatest(0, first1 - last2, first2 - last1);
create or replace macro days_gap(first_l, last_l, turn_l, open_l, first_r, last_r, turn_r, open_r) as case
    when first_l is not null and first_r is not null then stretch_gap(first_l, last_l, first_r, last_r)
    when (open_l or open_r) and turn_l is not null and turn_r is not null then least(stretch_gap(turn_l[1], turn_l[2], turn_r[1], turn_r[2]),
                                     stretch_gap(turn_l[1] + 366, turn_l[2] + 366, turn_r[1], turn_r[2]),
                                     stretch_gap(turn_l[1], turn_l[2], turn_r[1] + 366, turn_r[2] + 366)) end;

-- Two days from the texts: 10 the same day, 9 the same day of an open year, 7 stretches of a week that overlap, 6 of a
-- month, 5 the next day (night attacks are told under either), 3 two days off where one was worked out, 2 too long a
-- stretch or no date at all, 1 the next day where both texts state theirs. A day and a print: 8 printed on the day or the next, 6 within three, 4 within ten.
create or replace macro told_level(gap, long, open_year, inferred, alike) as case
    when gap = 0 and long <= 1 then case when open_year then 9 else 10 end
    when gap = 0 and long <= 7 then case when alike then 8 else 7 end
    when gap = 0 and long <= 31 then case when alike then 7 else 6 end
    when gap = 0 then 2
    when gap = 1 then case when inferred then 5 else 1 end
    when gap = 2 and inferred then 3
    else 0 end;
create or replace macro print_level(lag, long) as case
    when lag < -1 or lag > 10 then 0
    when long > 31 then 2
    when lag <= 1 and long <= 1 then 8
    when lag <= 1 and long <= 7 then 7
    when lag <= 3 then 6
    else 4 end;
-- Days from a told stretch to a print, negative where the print came first.
create or replace macro print_lag(first, last, printed) as
    case when printed > last then printed - last when printed < first then printed - first else 0 end;
create or replace macro yearly_lag(gap, told, printed) as
    case when gap = 0 then 0 when (printed - told + 732) % 366 <= 183 then (printed - told + 732) % 366
    else (printed - told + 732) % 366 - 366 end;
create or replace macro date_level(gap, first_l, last_l, turn_l, open_l, basis_l, edtf_l,
                                   first_r, last_r, turn_r, open_r, basis_r, edtf_r) as case
    when gap is null then 2
    when basis_l = 'publication' and basis_r = 'publication'
        then case when gap = 0 then 8 when gap = 1 then 5 when gap <= 10 then 3 else 0 end
    when basis_l = 'publication' then case when open_r then print_level(yearly_lag(gap, turn_r[2], turn_l[2]), 1)
        else print_level(print_lag(first_r, last_r, last_l), last_r - first_r + 1) end
    when basis_r = 'publication' then case when open_l then print_level(yearly_lag(gap, turn_l[2], turn_r[2]), 1)
        else print_level(print_lag(first_l, last_l, last_r), last_l - first_l + 1) end
    else told_level(gap, greatest(turn_l[2] - turn_l[1], turn_r[2] - turn_r[1]) + 1, open_l or open_r,
                    basis_l = 'inferred' or basis_r = 'inferred', edtf_l = edtf_r) end;

-- Acts: 3 one in common that says how it was done, 2 only that people died or were hurt, 1 acts that go together,
-- 0 acts of no common family (an arrest is no airstrike).
create or replace macro act_level(acts_l, families_l, acts_r, families_r) as case
    when (acts_l & acts_r & ~getvariable('plain_acts')::int) <> 0 then 3
    when (acts_l & acts_r) <> 0 then 2
    when (families_l & families_r) <> 0 then 1
    else 0 end;

-- Perpetrators: 3 one in common, 2 one belongs to the other, 1 others (parties blame each other: weak evidence).
create or replace macro by_level(by_l, above_l, by_r, above_r) as case
    when len(by_l) = 0 or len(by_r) = 0 then null
    when list_has_any(by_l, by_r) then 3
    when list_has_any(by_l, above_r) or list_has_any(above_l, by_r) then 2
    else 1 end;

-- Two words of a name in one spelling, equal but for a letter: 84 of 100 letters, an exchanged letter counted twice.
-- A word from a script without vowels is compared without them.
create or replace macro words_alike(a, b) as
    a = b
    or (abs(len(a) - len(b)) = 1 and len(a) + len(b) >= 7 and levenshtein(a, b) = 1)
    or (len(a) = len(b) and len(a) >= 7 and levenshtein(a, b) = 1)
    or ((not regexp_matches(a, '[aiu]') or not regexp_matches(b, '[aiu]'))
        and len(regexp_replace(a, '[aiu]', '', 'g')) >= 3
        and regexp_replace(a, '[aiu]', '', 'g') = regexp_replace(b, '[aiu]', '', 'g'));
-- The same person: the shorter name's words are all in the longer one, and both begin with the same given name, unless
-- the shorter is a by-name ("Abu Zaki"). First names alone are many people's.
create or replace macro name_within(short, long) as
    len(short) >= 2
    and (list_contains(['abu', 'um', 'im'], short[1]) or words_alike(short[1], long[1]))
    and len(list_filter(short, lambda part: len(list_filter(long, lambda other: words_alike(part, other))) = 0)) = 0;
-- Of two lists of names those that are one person's: `one` of the first list, `two` of the second.
create or replace macro same_people(these, those) as
    list_filter(flatten(list_transform(these, lambda one: list_transform(those, lambda two:
        case when len(one) <= len(two) then {'one': one, 'two': two, 'short': one, 'long': two}
        else {'one': one, 'two': two, 'short': two, 'long': one} end))), lambda met: name_within(met.short, met.long));

-- Victims: 5 full names in common (of the shorter list a third at least: among twenty names of one people two are
-- alike), 4 one short name in common (beside ten names and more it says nothing), 3 other names (reports name some of
-- many), 2 one dead in each of different names, or two lists of two or more without one in common, 1 so where each
-- names all its dead, 0 two lists of three or more without one in common.
create or replace macro victim_level(people_l, one_l, all_l, found_l, people_r, one_r, all_r, found_r) as case
    when len(people_l) = 0 or len(people_r) = 0 then null
    when least(len(found_l), len(found_r)) >= greatest(1, least(len(people_l), len(people_r)) / 3.0)
        then case when len(found_l) > 1 or least(len(found_l[1]), len(found_r[1])) > 2 then 5
                  when greatest(len(people_l), len(people_r)) < 10 then 4 end
    when all_l and all_r and len(found_l) = 0 and greatest(len(people_l), len(people_r)) > 1 then 1
    when one_l and one_r then 2
    when least(len(people_l), len(people_r)) >= 3 and len(found_l) = 0 then 0
    when least(len(people_l), len(people_r)) >= 2 then 2
    else 3 end;

-- Counts of people. `main` are figures that may be the whole toll, `figures` all of them, each twice the number, and
-- once more for fighters (a figure of unknown people stands for both); `low` to `high` is what the fullest allows.
-- 8 the same figure of ten or more, 7 of five to nine, 6 of two to four, or a round one (10, 20, 40: an estimate that many
-- events share), 5 one; 4 figures that a count passes through
-- as it rises, 3 ranges that can both be true, or a smaller figure in common, 2 figures that differ, 1 far apart.
-- Of figures that may each be the whole toll, two of five or more are near each other: one of them is the earlier.
create or replace macro any_near(main_l, main_r) as
    len(list_filter(main_l, lambda a: a >= 10 and len(list_filter(main_r, lambda b:
        b >= 10 and abs(a - b) <= 0.25 * greatest(a, b))) > 0)) > 0;
create or replace macro toll_level(shared, main_l, figures_l, people_l, best_l, low_l, high_l,
                                   main_r, figures_r, people_r, best_r, low_r, high_r) as case
    when best_l is null or best_r is null or (people_l & people_r) = 0 then null
    when shared >= 20 and shared // 2 % 10 = 0 then 6
    when shared >= 20 then 8
    when shared >= 10 then 7
    when shared >= 4 then 6
    when shared is not null then 5
    when len(main_l) + len(main_r) = 0 then 3
    when abs(best_l - best_r) <= greatest(1, 0.25 * greatest(best_l, best_r))
        then case when least(best_l, best_r) >= 5 then 4 else 3 end
    when greatest(low_l, low_r) <= least(coalesce(high_l, 1000000000), coalesce(high_r, 1000000000)) then 3
    when list_has_any(figures_l, figures_r) then 3
    when any_near(main_l, main_r) then 3
    when greatest(best_l, best_r) >= 4 * greatest(1, least(best_l, best_r)) and abs(best_l - best_r) >= 10 then 1
    when len(main_l) = 0 or len(main_r) = 0 then 3
    else 2 end;

-- Parts of the toll and other harms ("7 children", "12 arrested"): 3 one of five or more in common, 2 a smaller one,
-- 1 the same people counted otherwise.
create or replace macro detail_level(detail_l, counted_l, big_l, detail_r, counted_r, big_r) as case
    when not list_has_any(counted_l, counted_r) then null
    when list_has_any(big_l, big_r) then 3
    when list_has_any(detail_l, detail_r) then 2
    else 1 end;

create or replace macro weapon_level(weapons_l, weapons_r) as case
    when weapons_l = 0 or weapons_r = 0 then null when (weapons_l & weapons_r) <> 0 then 2 else 1 end;

-- Words that name something, in common: 4 three or more, 3 two, 2 one, 1 none.
create or replace macro word_level(rare_l, rare_r) as case
    when len(rare_l) = 0 or len(rare_r) = 0 then null
    else 1 + least(3, len(list_intersect(rare_l, rare_r))) end;

-- Texts: 3 two prints of one text that tell the act in the same words, 2 a sentence of the one retold in the other (three
-- marks: some 15 words, two marks may be a formula's), 1 other texts.
create or replace macro text_level(report_l, sketch_l, words_l, marks_l, report_r, sketch_r, words_r, marks_r) as case
    when report_l = report_r then null
    when list_has_any(words_l, words_r) and len(list_filter(list_zip(sketch_l, sketch_r), lambda p: p[1] = p[2])) >= 20
        then 3
    when len(list_intersect(marks_l, marks_r)) >= 3 then 2
    when len(sketch_l) > 0 and len(sketch_r) > 0 then 1 end;

-- Words in common are one telling where place and day agree as well. Of other villages, quarters or days they are a desk's
-- formula, the names and days filled in: other texts. A print's own place may be chosen otherwise (6 to 8).
create or replace macro one_telling(text, place, part, date, printed) as case
    when text < 2 or ((place in (3, 5) or place >= case text when 3 then 5 else 9 end)
                      and coalesce(part, 2) = 2 and (date >= 6 or printed)) then text
    else 1 end;

-- Who was aimed at: 4 a family in common, 3 an organised party in common, 2 other parties, 1 two families.
create or replace macro target_level(targets_l, houses_l, targets_r, houses_r) as case
    when len(houses_l) > 0 and len(houses_r) > 0 then case when list_has_any(houses_l, houses_r) then 4 else 1 end
    when len(targets_l) > 0 and len(targets_r) > 0 then case when list_has_any(targets_l, targets_r) then 3 else 2 end
    end;

-- A desk's second report gives the first one's toll: two dead, or one dead and one hurt; no place is none other; of another quarter or town ten
-- dead, or five dead and two hurt, since small tolls agree by chance.
-- A bomb or mine in the province and, from the same desk, in a town of it: the flash and what followed.
create or replace macro desk_agrees(place, victim, killed, injured, bombed) as
    coalesce(victim >= 4, false) or (bombed and coalesce(place in (5, 6, 7, 8), false)) or coalesce(killed = 8, false)
    or coalesce(killed = 7 and injured >= 6, false)
    or (place in (1, 3, 9, 11, 12)
        and coalesce(killed >= 6 or injured >= 6 or (killed = 5 and injured >= 5), false));

-- Who prints and who says it: 4 one source in two outlets, 3 no common desk. A newsroom knows what it has printed: its
-- second report of one event gives the toll or the names of the first (3), or else it hardly tells the same again (1),
-- less surely so where one of the two has no toll ("no casualties have been reported") (2).
create or replace macro source_level(report_l, publishers_l, sources_l, report_r, publishers_r, sources_r, agree, equally) as
    case
    when report_l = report_r then null
    when list_has_any(publishers_l, publishers_r) then case when agree then 3 when equally then 1 else 2 end
    when list_has_any(sources_l, sources_r) then 4
    else 3 end;
