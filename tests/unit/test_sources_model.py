"""The list of the sources pane without the screen."""

from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len

from newstui.library.health import FeedHealth, State
from newstui.model.facet import Counts, FacetCount, FacetKind
from newstui.model.smart_folder import SmartFolder, SmartFolderCount
from newstui.tui.display import Display
from newstui.tui.panes.source_entries import Kind
from newstui.tui.panes.sources_model import SourcesModel

FEED = FeedHealth(
    1, "", "", None, (), False, State.OK, 200, None, 0, 1, 1, None, 9, 1.0
)  # fmt: skip


def _source(title: str, unread: int) -> FacetCount:
    return FacetCount(FacetKind.SOURCE, title, title, 10, unread)


def _model() -> SourcesModel:
    feeds = {
        "Drava Herald": replace(FEED, title="Drava Herald", folder="Rivers"),
        "Sava Post": replace(FEED, title="Sava Post", folder="Rivers", state=State.FAILING),
        "Fjord Times": replace(FEED, title="Fjord Times", tags=("sea", "north")),
        "Silent": replace(FEED, title="Silent", folder="Rivers", hidden=True),
        "New one": replace(FEED, title="New one", state=State.NEW),
    }
    model = SourcesModel(Display(), Counts(40, 17, 2, 9), feeds=feeds)
    model.facets = {
        FacetKind.SOURCE: (_source("Adria Wire", 1), _source("Sava Post", 3),
                           _source("Fjord Times", 4), _source("Drava Herald", 9)),
        FacetKind.COUNTRY: (FacetCount(FacetKind.COUNTRY, "RS", "Serbia", 8, 5),),
    }  # fmt: skip
    model.smart = (SmartFolderCount(SmartFolder("North", "country:no"), 12, at_least=True),)
    model.arrange()
    return model


def _labels(model: SourcesModel) -> list[str]:
    return [entry.label for entry in model.entries[4:]]


def test_smart_folders_folders_and_the_rest_in_their_order() -> None:
    model = _model()
    assert _labels(model) == [
        "Smart folders", "North", "Rivers", "Sava Post", "Drava Herald", "sea", "Fjord Times",
        "Sources", "Adria Wire", "New one", "Countries", "Serbia",
    ]  # fmt: skip
    assert [model.entries[row].label for row in model.groups] == [
        "Smart folders", "Rivers", "Sources", "Countries"
    ]  # fmt: skip
    counts = {entry.label: entry.count for entry in model.entries}
    assert (counts["Rivers"], counts["sea"], counts["North"]) == (12, 4, 12)


def test_folding_keeps_the_count_and_hides_what_is_inside() -> None:
    model = _model()
    (rivers,) = (entry for entry in model.entries if entry.label == "Rivers")
    assert rivers.condition == "folder:Rivers"
    model.toggle(rivers.section)
    assert "Sava Post" not in _labels(model)
    place = model.index_of(rivers)
    assert place is not None
    text = "".join(piece for piece, _ in model.line(place, 24, selected=False))
    assert text.split() == ["▸", "Rivers", "12"]
    assert "Sava Post" in [entry.label for entry in model.all_entries()]
    model.toggle(rivers.section)
    assert "Sava Post" in _labels(model)


def test_sources_with_unread_in_turn_in_the_order_of_the_pane() -> None:
    model = _model()
    found = []
    for _ in range(4):
        entry = model.source_with_unread(1)
        assert entry is not None
        found.append(entry.value)
        model.query = entry.condition
    assert found == ["Sava Post", "Drava Herald", "Fjord Times", "Adria Wire"]
    before = model.source_with_unread(-1)
    assert before is not None
    assert before.value == "Fjord Times"


def test_under_a_filter_folders_count_what_matches() -> None:
    model = _model()
    model.matching = {FacetKind.SOURCE: (replace(_source("Sava Post", 2), at_least=True),)}
    model.arrange()
    rivers = next(entry for entry in model.entries if entry.kind is Kind.FOLDER)
    assert (rivers.count, rivers.at_least) == (2, True)


def test_every_line_fills_its_width_and_numbers_stand_flush() -> None:
    model = _model()
    for width in (22, 34):
        lines = [
            "".join(text for text, _ in model.line(row, width, selected=False))
            for row, entry in enumerate(model.entries)
            if entry.count
        ]
        numbered = [line for line in lines if line.rstrip()[-1].isdigit() or "+" in line]
        assert {cell_len(line) for line in numbered} == {width}
        assert {len(line.rstrip()) for line in numbered} == {width - 1}


def test_what_is_shown_is_marked() -> None:
    model = _model()
    for query, label in (("", "All news"), ("country:NO", "North"), ("folder:rivers", "Rivers")):
        model.query = query
        assert [entry.label for entry in model.entries if model.active(entry)] == [label]
