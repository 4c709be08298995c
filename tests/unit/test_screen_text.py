"""Text from outside never reaches Textual as a plain string, which it would read as markup.

Static, Label, Option, notify, titles and the like must be handed `content(…)`, `content_line(…)`
or a literal of our own. This walks the source of the screen and refuses anything else.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import newstui.tui

FOLDER = Path(newstui.tui.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))

PARSE_MARKUP = {
    "Static", "Label", "Button", "Option", "Selection", "Checkbox", "RadioButton", "Link",
    "Collapsible", "TabPane", "Tab", "Markdown", "Digits", "Rule", "Tree", "DataTable",
}  # fmt: skip
PARSING_METHODS = {"notify", "update", "add_option", "add_options", "add_row", "add_column"}
PARSING_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "sub_title", "label"}
SAFE_CALLS = {"content", "content_line"}
MARKUP_READERS = {"from_markup", "from_text"}


def is_safe(node: ast.expr) -> bool:
    """A literal without brackets, or the result of the one door for text."""
    if isinstance(node, ast.Constant):
        return not isinstance(node.value, str) or "[" not in node.value
    if isinstance(node, ast.IfExp):
        return is_safe(node.body) and is_safe(node.orelse)
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        return name in SAFE_CALLS
    return False


def faults(source: str) -> list[str]:
    """What of a module's source hands Textual text that it would parse."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            function = node.func
            name = getattr(function, "id", "") or getattr(function, "attr", "")
            is_method = isinstance(function, ast.Attribute)
            parses = name in PARSE_MARKUP or (is_method and name in PARSING_METHODS)
            if parses and node.args and not is_safe(node.args[0]):
                found.append(f"line {node.lineno}: {name}(…) is given text that may be markup")
            if name in MARKUP_READERS:
                found.append(f"line {node.lineno}: {name} reads markup")
            found += [
                f"line {node.lineno}: {keyword.arg}= is given text that may be markup"
                for keyword in node.keywords
                if name in PARSE_MARKUP
                and keyword.arg in PARSING_ATTRIBUTES | {"content"}
                and not is_safe(keyword.value)
            ]
        if isinstance(node, ast.Assign):
            found += [
                f"line {node.lineno}: {target.attr} is given text that may be markup"
                for target in node.targets
                if isinstance(target, ast.Attribute)
                and target.attr in PARSING_ATTRIBUTES
                and not is_safe(node.value)
            ]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_nothing_is_handed_over_as_markup(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(title)",
        "Static(f'{title}')",
        "Label('[b]' + title)",
        "self.app.notify(str(error))",
        "self.border_title = article.title",
        "widget.update(text)",
        "Content.from_markup(text)",
        "yield Option(row.name)",
    ],
)
def test_the_walk_finds_what_it_is_for(source: str) -> None:
    assert faults(source)


def test_the_walk_lets_safe_text_through() -> None:
    assert not faults("Static(safe.content(title)); self.border_title = content_line(x)")
