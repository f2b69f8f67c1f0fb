"""The answer as a card: its blocks, with the further lines and the sources folded away."""
from typing import Any, Dict, List

from bot.teams import elements as e
from bot.teams.elements import Element
from bot.teams.words import words

Block = Dict[str, Any]


def answer_body(blocks: List[Block]) -> List[Element]:
    """Every block in its order."""
    return [one for block in blocks for one in block_body(block)]


def block_body(block: Block) -> List[Element]:
    """The title and the brief lines, and a button for the rest."""
    brief = [line for line in block["lines"] if line["brief"]]
    further = [line for line in block["lines"] if not line["brief"]]
    shown = [e.heading(block["title"], spacing="Medium")]
    shown += [one for line in brief for one in e.paragraphs(line["text"])]
    folded = [one for line in further for one in e.paragraphs(line["text"])]
    folded += sources(block["lines"])
    if not folded:
        return shown
    id = f"more-{block['id']}"
    button = e.show_more(label_of(block, "more" if further else "sources"), id)
    return [*shown, *e.buttons([button]), e.container(folded, id=id, isVisible=False)]


def label_of(block: Block, what: str) -> str:
    """What the button opens; a screen reader reads it without the block above it."""
    label = str(words()[what])
    named = f"{label}: {block['title']}"
    return named if len(named) <= e.LONGEST_BUTTON else label


def sources(lines: List[Dict[str, Any]]) -> List[Element]:
    """Where the lines are printed, each place once, with the address of the document."""
    cites = {line["cite"]["words"]: line["cite"].get("url") for line in lines if line.get("cite")}
    return [
        e.runs([e.link(place, url) if url else e.run(place, isSubtle=True)], spacing="Small")
        for place, url in cites.items()
    ]
