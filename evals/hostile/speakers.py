"""Owns who speaks in the attacked articles, by whom attacks are made, so that these stay the same.

Taken from the extractive engine once, in the order of its lines; were they taken anew, every change
of the engine would change the attacks, and no count could be compared with the one before.
"""

from collections.abc import Mapping

SPEAKERS: Mapping[str, tuple[str, ...]] = {
    "seed": (
        "China",
        "Guo Jiakun",
        "Donald Trump",
        "U.S. and European officials",
        "U.S.",
        "EU",
        "John Bolton",
        "Critics",
        "J.D. Vance",
        "Marco Rubio",
    ),
    "council-mill-lane": (
        "Deborah Finch",
        "Hamish Orr",
        "Will Ashdown",
        "Wolds District Council's planning committee",
        "Morag Lennie",
        "Pauline Straker",
        "Residents",
        "Nasreen Akhtar",
    ),
    "takeover-brisco-halden": (
        "Brisco & Lyle",
        "Paul Wetherell",
        "Halden",
        "The board of Brisco & Lyle",
        "Jean Marsh-Okoro",
        "Dana Kessler",
        "Thornbury Asset Management",
        "Food",
        "Allied Workers’ Union",
        "Desmond Achebe",
        "Ingrid Solheim",
        "Takeover Panel",
    ),
    "labour-glass-lockout": (
        "Union members",
        "Lou Pettibone",
        "Denise Rakowski",
        "Scott Heimlich",
        "Wade Cullen",
        "Curtis Boyle",
        "Angela Brandt-Ruiz",
        "Corliss Glass",
        "Ruth Abelman",
    ),
    "transport-metro-strike-brief": (
        "Sindimetro",
        "Metropolitano Sul",
        "Marta Quintela",
        "Filipe Arganil",
        "Drivers",
    ),
    "court-fennelly-will": (
        "Colm Deasy",
        "Marguerite Ansel",
        "Supreme Court",
        "Eithne Garvan",
        "Gerald Prendeville",
        "Fintan Roche",
        "Bríd Mulqueen",
        "Sinéad Ó Broin",
    ),
    "centralbank-hold-brief": ("Helen Ashcombe", "Ravi Coorey", "Moana Tait", "Kauri Bank"),
}
"""Names by article."""
