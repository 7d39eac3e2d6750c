"""Splink's waterfall chart as a page of our own: its records and what each pair is called in, the page out."""

from collections.abc import Mapping, Sequence
from typing import Any

LEAST_WIDTH = 1100
"""Pixels: a sentence stands over each bar, and on a narrower screen the page is moved sideways."""

TITLE = {"text": "What speaks for and against each pair, in bits",
         "subtitle": "from left to right: up for, down against; the last bar is what the pair weighs"}
STYLE = f"""<style>body {{ font-family: sans-serif; margin: 1rem; min-width: {LEAST_WIDTH}px }}
body > div {{ width: 100% }} .vega-bind {{ margin: 1rem 0 }} .vega-bind-name {{ margin-right: .5rem }}</style></head>"""


def page(chart: Any, pairs: Sequence[str], title: str) -> str:
    """`pairs` are the names of the chart's records, in order: one is picked from a list and drawn."""
    from splink.internals.charts import chart_html

    spec: dict[str, Any] = dict(chart.chart_dict)
    spec["width"] = "container"
    spec["title"] = TITLE
    spec["autosize"] = {"type": "fit", "contains": "padding"}
    spec["layer"] = [_without_probability(layer) for layer in spec["layer"]]
    spec["params"] = [_picked(parameter, pairs) for parameter in spec["params"]]
    html = str(chart_html(spec, inline=True, fullhtml=True))
    return html.replace("<title>Splink chart</title></head>", f"<title>{title}</title>{STYLE}", 1)


def _picked(parameter: Mapping[str, Any], pairs: Sequence[str]) -> dict[str, Any]:
    choice = {"input": "select", "options": list(range(len(pairs))), "labels": list(pairs), "name": "pair"}
    return {**parameter, "bind": choice} if parameter["name"] == "record_number" else dict(parameter)


def _without_probability(part: Any) -> Any:
    """The weights are set by hand: turned into probabilities they would promise what nobody measured."""
    if isinstance(part, list):
        return [_without_probability(each) for each in part]
    if not isinstance(part, dict):
        return part
    if isinstance(part.get("axis"), dict) and part["axis"].get("title") == "Probability":
        return {**part, "axis": None}
    return {key: _without_probability(each) for key, each in part.items() if key != "tooltip"}
