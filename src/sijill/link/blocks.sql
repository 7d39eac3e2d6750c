-- Blocks: which rows are worth comparing. Every join is on a narrow key with an equality, so that the work grows with
-- the events of one place and few days, not with the casebook; pairs that a level forbids are not made at all.
-- No rule depends on how many rows share a key: what is found for two rows is found whatever else there is.

-- A date whose year is left open may be of any year that another row is of (or of 2000, where there is none).
create or replace table year as
    select distinct unnest([y - 1, y, y + 1]) as y
    from (select year(date '0001-01-01' + (first - 1)) as y from (select distinct first from told where first is not null)
          union all select 2000);
create or replace table dated as
    select n, first, last, basis from told where first is not null
    union all
    select n, start + turn[1], start + turn[2], basis
    from (select n, basis, turn, (make_date(y::int, 1, 1) - date '0001-01-01')::int
                 - case when turn[1] > 60 and y % 4 <> 0 then 1 else 0 end as start   -- turn counts days of a leap year
          from told, year where open_year);

-- Days in fours. A row holds the fours of its days and, where it begins the later of two, asks for those before as well:
-- ten days back from a print's day, two from a day that the text tells. Longer stretches than a month hold none.
create or replace table held as
    select n, first, unnest(range(first // 4, last // 4 + 1)) as four
    from dated where last - first <= 31;
create or replace table asked as
    select n, first, unnest(range((first - case when basis = 'publication' then 10 else 2 end) // 4, last // 4 + 1)) as four
    from dated where last - first <= 31;

-- 1. A village, a quarter or a capital that may stand for its province, and a few days: one and the same,
create or replace table here as
    select n, first, four, kind, s.id as place, s.token as token, s.lat as lat, s.lon as lon, north, east
    from spot join held using (n) where kind <= 3;
create or replace table there as
    select n, first, four, kind, s.id as place, s.token as token, s.lat as lat, s.lon as lon, north, east
    from spot join asked using (n) where kind <= 3;
create or replace table met as
    select distinct l.n as a, r.n as b
    from here l join there r
        on l.place = r.place and l.four = r.four and (l.first < r.first or (l.first = r.first and l.n < r.n));

-- or two of one name next to each other,
insert into met
    select distinct l.n, r.n
    from here l join there r
        on l.token = r.token and l.four = r.four and (l.first < r.first or (l.first = r.first and l.n < r.n))
    where l.place <> r.place and apart_km(l.lat, l.lon, r.lat, r.lon) <= 5;

-- or "near X" or a quarter, and what lies within reach of either. A cell of its own neighbours is asked for by whichever
-- of the two is the vaguer one, and there are few of them.
create or replace table around as
    select unnest([-1, 0, 1]) as dn;
insert into met
    select distinct l.n, r.n
    from (select n, first, four, place, lat, lon, kind, north + a.dn as north, east + b.dn as east
          from here, around a, around b where kind in (0, 2)) l
    join there r
        on l.north = r.north and l.east = r.east and l.four = r.four
        and (l.first < r.first or (l.first = r.first and l.n < r.n))
    where l.place <> r.place and r.kind <= 2
        and apart_km(l.lat, l.lon, r.lat, r.lon) <= case when l.kind = 2 or r.kind = 2 then 20 else 5 end;
insert into met
    select distinct l.n, r.n
    from here l
    join (select n, first, four, place, lat, lon, kind, north + a.dn as north, east + b.dn as east
          from there, around a, around b where kind in (0, 2)) r
        on l.north = r.north and l.east = r.east and l.four = r.four
        and (l.first < r.first or (l.first = r.first and l.n < r.n))
    where l.place <> r.place and l.kind <= 2
        and apart_km(l.lat, l.lon, r.lat, r.lon) <= case when l.kind = 2 or r.kind = 2 then 20 else 5 end;

-- 2. One name that the reports write for places near each other, and a few days.
insert into met
    select distinct l.n, r.n
    from (select n, first, four, s, said from spot join held using (n) where kind <= 3 and said <> '') l
    join (select n, first, four, s, said from spot join asked using (n) where kind <= 3 and said <> '') r
        on l.said = r.said and l.four = r.four and (l.first < r.first or (l.first = r.first and l.n < r.n))
    where l.s.id <> r.s.id or l.s.kind = 3;

-- 3. A name that no gazetteer entry was chosen for, and a few days.
create or replace table called as
    select n, unnest(named) as name, open from told;
insert into met
    select distinct l.n, r.n
    from (select n, first, four, name, list_contains(open, name) as vague from called join held using (n)) l
    join (select n, first, four, name, list_contains(open, name) as vague from called join asked using (n)) r
        on l.name = r.name and l.four = r.four and (l.first < r.first or (l.first = r.first and l.n < r.n))
    where l.vague or r.vague;

-- 4. No village on one side, but the same figure of two or more, and a few days.
create or replace table figure as
    select n, harm, number, loose from (
        select n, loose, 'killed' as harm, unnest(killed_main) as number from told
        union all select n, loose, 'injured', unnest(injured_main) from told)
    where number >= 4;
insert into met
    select distinct l.n, r.n
    from (select n, first, four, harm, number, loose from figure join held using (n)) l
    join (select n, first, four, harm, number, loose from figure join asked using (n)) r
        on l.harm = r.harm and l.number = r.number and l.four = r.four
        and (l.first < r.first or (l.first = r.first and l.n < r.n))
    where l.loose or r.loose;

-- 5. A province or district on one side, and the same day, act and perpetrator, or the same day, act and bomb or mine;
-- or no more than the country on one side, and the same day, act, perpetrator and target.
create or replace table vague as
with telling as (
    select n, first, acts, loose, doers, doers_above, targets, weapons & getvariable('planted')::int as bomb,
        unnest(spots) as s
    from told where first = last),
inside as (
    select n, first, acts, loose, doers, bomb, s.country as country, unit
    from telling, unnest([s.province, s.id]) as v(unit) where s.kind < 6 and unit is not null)
select distinct n, first, acts, loose, country, unit, key from (
    select n, first, acts, loose, country, unit, unnest(doers) as key from inside
    union all select n, first, acts, loose, country, unit, 'bomb ' || bomb from inside where bomb <> 0
    union all select n, first, acts, loose, s.country, '', actor || ' at ' || target
        from telling, unnest(targets) as t(target), unnest(doers_above) as u(actor));
insert into met
    select distinct l.n, r.n
    from vague l join vague r
        on l.country = r.country and l.unit = r.unit and l.key = r.key and l.first = r.first and l.n < r.n
    where (l.loose or r.loose) and (l.acts & r.acts) <> 0;

-- 6. A victim's first and last name, whenever.
create or replace table person as
    select distinct n, p[1] || ' ' || p[-1] as name from (select n, unnest(people) as p from told) where len(p) >= 2;
insert into met
    select distinct l.n, r.n from person l join person r on l.name = r.name and l.n < r.n;

-- 7. Prints of one text that tell the act in the same words: four neighbouring values of their sketches in common.
create or replace table print as
    select distinct n, band_no, hash(sketch[band_no * 4 + 1:band_no * 4 + 4]) as band, word
    from (select n, sketch, unnest(words) as word from told where len(sketch) > 0), range(8) as bands(band_no);
insert into met
    select distinct l.n, r.n from print l join print r on l.band_no = r.band_no and l.band = r.band and l.word = r.word and l.n < r.n;

-- 7b. A sentence told again: some of its marks, a few days, and the act in the same words.
create or replace table retold as
    select distinct n, first, four, mark, word, asking
    from (select n, first, four, false as asking from held union all select n, first, four, true from asked)
    join (select n, mark, unnest(words) as word from (select n, words, unnest(marks) as mark from told)) using (n);
insert into met
    select l.n, r.n
    from retold l join retold r on l.mark = r.mark and l.word = r.word and l.four = r.four
        and (l.first < r.first or (l.first = r.first and l.n < r.n))
    where not l.asking and r.asking
    group by l.n, r.n having count(distinct l.mark) >= 3;

-- 8. No date, or more than a month of it: one village and the same figure.
create or replace table undated as
    select n, s.token as place, harm, number, timeless
    from (select n, unnest(spots) as s, turn is null or coalesce(last - first > 31, false) as timeless from told)
    join figure using (n) where s.kind <= 3;
insert into met
    select distinct l.n, r.n
    from undated l join undated r on l.place = r.place and l.harm = r.harm and l.number = r.number and l.n < r.n
    where l.timeless or r.timeless;

-- What is left once the acts may forbid; date and place are asked where the pairs are compared.
create or replace table candidate as
    select a, b from (select distinct least(a, b) as a, greatest(a, b) as b from met) join told l on a = l.n join told r on b = r.n
    where (l.fresh or r.fresh) and (l.families & r.families) <> 0;
drop table met;
