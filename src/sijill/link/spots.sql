-- Places in cells of some 22 km by 18 to 33: with their neighbours, twice "near X".
create or replace table spot as
    select n, s, s.kind as kind, s.said as said, floor(s.lat * 5)::int as north, floor(s.lon * 3.3333)::int as east
    from (select n, unnest(spots) as s from told);
