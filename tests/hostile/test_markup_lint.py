"""Nothing that parses markup is handed plain text: it would take `[/nope]` in a headline for a tag.

A widget's content is made by `safe.content…` or `Content(…)`, or is a constant of ours without
brackets, or markup is switched off.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import newstui.tui

ROOT = Path(newstui.tui.__file__).parent
WIDGETS = frozenset(
    {"Static", "Label", "Option", "Button", "Link", "Checkbox", "RadioButton", "Tab", "TabPane"}
    | {"Collapsible", "Placeholder", "Markdown", "ToggleButton", "Selection", "Select", "Tree"}
    | {"DataTable", "Header", "Footer", "Log", "RichLog", "Toast", "Tooltip", "Digits", "Pretty"}
)
"""What Textual makes of its arguments is parsed."""
METHODS = frozenset(
    {"update", "notify", "add_option", "add_options", "add_row", "add_rows", "add_column"}
    | {"set_content", "add_leaf", "set_options", "update_cell", "set_label", "write"}
)
TITLES = frozenset(
    {"border_title", "border_subtitle", "title", "sub_title", "tooltip", "placeholder"}
)
MADE_SAFE = frozenset({"content", "content_line", "Content", "styled", "assemble", "blank"})
PAINTED = frozenset({"title", "sub_title"})
"""These are no markup by themselves: a line without steering characters will do."""
OURS = frozenset({"_prompt", "_placeholder"})
"""Attributes that hold what a caller of ours wrote as a constant; their callers are looked at."""
PLAIN = frozenset({"Binding"})
"""Its tooltips are those of the registry of actions."""


def test_no_plain_text_where_markup_is_parsed() -> None:
    faults = [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path in sorted(ROOT.rglob("*.py"))
        for line, what in _faults(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not faults, "\n".join(faults)


def test_the_lint_sees_what_it_is_for() -> None:
    bad = (
        "Static(title)", "Static(f'{title}')", "x.query_one('#a', Static).update(row.title)",
        "self.notify(str(error))", "self.border_title = article.title", "Option(name, id='x')",
        "menu.add_option(name)", "Input(placeholder=article.title)", "Static('[b]ours[/b]')",
        "Content.from_markup(title)", "Label(content=title)", "self.tooltip = safe_title",
        "self.border_title = safe.line(title)",
    )  # fmt: skip
    good = (
        "Static(safe.content(title))", "Static('plain')", "Static(title, markup=False)",
        "self.border_title = safe.content_line(t)", "Option(Content(name))", "seen.update(others)",
        "Input(placeholder='words')", "self.notify(title, markup=False)", "Static()",
    )  # fmt: skip
    assert all(list(_faults(ast.parse(one))) for one in bad)
    assert not any(list(_faults(ast.parse(one))) for one in good)


def _faults(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from ((node.lineno, what) for what in _in_call(node))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and not _may_be(target.attr, node.value):
                    yield node.lineno, f"{target.attr} = {ast.unparse(node.value)}"


def _may_be(name: str, value: ast.expr) -> bool:
    """Whether an attribute of that name may be given that value."""
    is_line = isinstance(value, ast.Call) and _name(value.func) == "line"
    return name not in TITLES or _is_safe(value) or (name in PAINTED and is_line)


def _in_call(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    if name == "from_markup":
        yield ast.unparse(call)
    if any(one.arg == "markup" and _is_false(one.value) for one in call.keywords):
        return
    is_method = isinstance(call.func, ast.Attribute) and name in METHODS
    if name in WIDGETS or (is_method and (name != "update" or _is_widget(call.func))):
        for argument in call.args[:1]:
            if not _is_safe(argument):
                yield ast.unparse(call)
        yield from (
            ast.unparse(call)
            for one in call.keywords
            if one.arg in ("content", "label", "prompt", "message") and not _is_safe(one.value)
        )
    if name not in PLAIN:
        for one in call.keywords:
            if one.arg in ("placeholder", "tooltip", "border_title") and not _is_safe(one.value):
                yield ast.unparse(call)


def _is_widget(function: ast.expr) -> bool:
    """Whether `.update` is called on a widget, not on a set or mapping."""
    return isinstance(function, ast.Attribute) and "query_one" in ast.unparse(function.value)


def _is_safe(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=str(text)):
            return "[" not in text
        case ast.Constant():
            return True
        case ast.Call(func=function):
            return _name(function) in MADE_SAFE
        case ast.IfExp(body=body, orelse=other):
            return _is_safe(body) and _is_safe(other)
        case ast.Attribute(attr=name):
            return name in OURS
        case _:
            return False


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
