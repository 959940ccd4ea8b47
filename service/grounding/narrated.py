"""Owns who speaks within a text: "Beijing accuses Brussels of ..." in a headline or a summary."""

from service.english.attribution import Attribution, attributions
from service.grounding.case import Case
from service.grounding.mentions import mentions
from service.grounding.role import Role
from service.models import Mention


def narrated(case: Case) -> list[tuple[Attribution, Role]]:
    """Give what a headline or summary itself attributes, with the speaker's place in the evidence.

    Lines of the sections name their speakers in fields of their own; a text that is copied needs
    no comparing.
    """
    if case.section not in ("headline", "summary") or case.copied:
        return []
    found = []
    for each in attributions(case.text, 0, len(case.text)):
        if each.who is None:
            continue
        name = case.text[each.who.start : each.who.end]
        places = mentions(Mention(text=name), case.claims, case.witnesses)
        if len(places) == 1:
            found.append((each, Role(name, places[0].located.span)))
    return found
