"""Whom a release credits for the places and names of others that it holds, by where they are from."""

from collections.abc import Mapping
from dataclasses import dataclass

from sijill.knowledge.roster import Scheme


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom to credit, and on what terms: their words."""

    title: str
    path: str
    licence: str
    notice: str


GAZETTEERS: Mapping[str, Credit] = {
    "geonames": Credit("GeoNames", "https://www.geonames.org/", "CC-BY-4.0",
                       "Contains data of GeoNames, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; "
                       "selected and joined with other sources."),
    "unit": Credit("geoBoundaries", "https://www.geoboundaries.org/", "CC-BY-4.0, ODbL-1.0, CC-BY-SA-2.0",
                   "Contains data of geoBoundaries (William & Mary geoLab; Runfola et al. 2020), middles of units; "
                   "those of some countries are from OpenStreetMap, © OpenStreetMap contributors, ODbL 1.0."),
    "wof": Credit("Who's On First", "https://whosonfirst.org/", "CC0-1.0 and CC-BY-4.0",
                  "Contains data of Who's On First (https://whosonfirst.org/docs/licenses/), in part from GeoNames, "
                  "CC BY 4.0."),
    "ocha": Credit("OCHA common operational datasets", "https://data.humdata.org/", "CC-BY-3.0-IGO",
                   "Contains data of the United Nations Office for the Coordination of Humanitarian Affairs; "
                   "see the dataset's own page for its terms (usually CC BY-IGO)."),
}
"""By the prefix of a place's id. `pack:` places are Sijill's own and carry its licence."""

SCHEMES: Mapping[Scheme, Credit] = {
    Scheme.UCDP: Credit("Uppsala Conflict Data Program", "https://ucdp.uu.se/", "CC-BY-4.0",
                        "Contains numbers and names of actors of the Uppsala Conflict Data Program, CC BY 4.0, "
                        "https://creativecommons.org/licenses/by/4.0/; matched to Sijill's roster by its authors."),
    Scheme.WIKIDATA: Credit("Wikidata", "https://www.wikidata.org/", "CC0-1.0", "Contains ids of Wikidata, CC0."),
}
"""By the list that calls an actor so. ACLED's names come without its data: NOTICE says so."""
