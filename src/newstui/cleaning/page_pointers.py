"""Lines amid the text of a page that lead elsewhere or say nothing: told by their links."""

from __future__ import annotations

import re

from newstui.cleaning.page_blocks import Block

_WHOLLY = 0.9
"""Share of a line that is a link from which all of it is."""
_MOSTLY = 0.4
_PREFIX_MOST = 40
_WORDS_LEAST = 5
"""Words of the shortest headline; a paragraph of fewer may be a name and its address."""
_CLOSERS = ".!?…。！？\"”»’')"
_PARAGRAPHS = frozenset(("p", "div", "section", "article", "aside"))
_LETTER = re.compile(r"[^\W_]")
_PLACEHOLDER = re.compile(r"[\[{]{1,2}\s*[A-Za-z]+(?:_[A-Za-z0-9]+)+\s*[\]}]{1,2}")
_POINTER = re.compile(
    r"\W*(?:(?:(?:must|also|please) )?(?:read|see|watch|listen|compare|more|also|related)"
    r"|(?:you (?:might|may) )?also (?:like|read|see)|you (?:might|may) (?:also )?(?:like|enjoy)"
    r"|don['’]t miss|in case you missed it|check out|learn more|find out more"
    r"|(?:también )?(?:te|le) puede(?:n)? interesar|lee también|ver también|mira también|además"
    r"|leia (?:também|mais)|veja também|saiba mais|mehr|lesen sie auch|lesen sie hier|auch lesen"
    r"|lire aussi|à lire|à voir|voir aussi|leggi anche|guarda anche|lees ook|bekijk ook|baca juga"
    r"|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|читайте также"
    r"|läs (?:också|mer)|les også|læs også|lue (?:myös|lisää)|čtěte také|okumak için|ayrıca oku"
    r"|previous|next|précédent|suivant|anterior|siguiente)\b[^:]{0,25}:",
    re.IGNORECASE,
)
"""What stands before the link of `Read more: …`."""


def leads_elsewhere(line: Block, tag: str) -> bool:
    """Whether a line of a page is a link to another article, or a mark without words.

    A paragraph that is one link and no sentence is such a link, and one that says so in front;
    lists, tables and headings, which may well be of links, are let alone. `tag` is the element's.
    """
    text = line.text
    if not _LETTER.search(text):
        return tag != "pre" and not any(map(str.isdigit, text))
    if _PLACEHOLDER.fullmatch(text):
        return True
    if tag not in _PARAGRAPHS or line.linked < _MOSTLY:
        return False
    if line.linked >= _WHOLLY and text[-1] not in _CLOSERS and text[-1] != ":":
        return text.count(" ") + 1 >= _WORDS_LEAST or text.isupper()
    return ":" in text[:_PREFIX_MOST] and _POINTER.match(text) is not None
