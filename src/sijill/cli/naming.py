"""Ids as a person types them: the beginning of one in, the whole of it out."""

from collections.abc import Iterable

from sijill.errors import SijillError

SHOWN = 4
"""Ids named when a beginning fits several: enough to see which digits are missing."""


def full_id(beginning: str, known: Iterable[str], where: str) -> str:
    """The only known id that begins so."""
    fitting = sorted({i for i in known if i.startswith(beginning)})
    if beginning in fitting:
        return beginning
    if not fitting:
        raise SijillError(f"no id begins with {beginning}", where=where,
                          remedy="list what there is with: sijill incidents, or sijill claims")
    if len(fitting) > 1:
        shown = ", ".join(fitting[:SHOWN]) + (", …" if len(fitting) > SHOWN else "")
        raise SijillError(f"{len(fitting)} ids begin with {beginning} ({shown})", where=where,
                          remedy="give more of its digits")
    return fitting[0]
