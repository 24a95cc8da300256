"""The reference: its links lead somewhere, every language that has a call shows it, and text stays text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest
import yaml
from mullama_codegen import pipeline
from mullama_codegen.docs import handles
from mullama_codegen.docs.guide import Guide
from mullama_codegen.docs.parts import slug
from mullama_codegen.docs.places import Places, code
from mullama_codegen.meaning.links import Literal, References
from mullama_codegen.meaning.model import Api
from mullama_codegen.plan.calls import every_call

ROOT = Path(__file__).parents[2]
Pages = dict[str, str]
Printed = Callable[[Api], pipeline.Made]
LINK = re.compile(r"\]\(([^)\s]+)\)")
ANCHOR = re.compile(r'<a id="([^"]+)">')
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^    ```.*?^    ```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(params=["features", "api"])
def api(request: pytest.FixtureRequest, features: Api, own: Api) -> Api:
    """The description with every construct, and the library's own."""
    return features if request.param == "features" else own


def guide_of(api: Api) -> Guide:
    """What every page is written from."""
    return Guide(*pipeline.for_pages(api))


@pytest.fixture
def pages(api: Api, printed: Printed) -> Pages:
    """Every page's name and its text without code."""
    return pages_of(printed(api))


def pages_of(made: pipeline.Made) -> Pages:
    return {PurePosixPath(path).name: FENCED.sub("", text) for path, text in pipeline.texts(made.views["docs"]).items()}


def anchors(text: str) -> list[str]:
    return [*map(slug, HEADING.findall(text)), *ANCHOR.findall(text)]


def dead_links(made: Mapping[str, str]) -> list[str]:
    dead = []
    for name, text in made.items():
        for target in LINK.findall(text):
            page, _, anchor = target.partition("#")
            page = page or name
            if page not in made or (anchor and anchor not in anchors(made[page])):
                dead.append(f"{name}: {target}")
    return dead


def test_every_link_leads_to_an_anchor_that_is_there(pages: Pages) -> None:
    assert sum(len(LINK.findall(text)) for text in pages.values()) > len(pages)
    assert dead_links(pages) == []


def test_a_link_to_a_page_or_an_anchor_that_is_not_there_is_found() -> None:
    made = {"a.md": "# Title\n[x](a.md#title) [y](a.md#other) [z](b.md)"}
    assert dead_links(made) == ["a.md: a.md#other", "a.md: b.md"]


def test_every_anchor_of_a_page_is_its_only_one(pages: Pages) -> None:
    for name, text in pages.items():
        found = anchors(text)
        assert len(set(found)) == len(found), name


def test_everything_that_a_doc_may_link_to_has_an_address(api: Api, pages: Pages) -> None:
    places = Places(api)
    assert set(References(api).absolute) - {value.value for value in Literal} == set(places.targets)
    assert dead_links({**pages, "all.md": " ".join(map(places.link, sorted(places.targets)))}) == []


def test_a_link_in_a_doc_becomes_one_of_the_page(features: Api, printed: Printed) -> None:
    assert "see [`Shelf.find`](shelf.md#find) and [`Reader`](reader.md)." in pages_of(printed(features))["shelf.md"]


def test_every_language_that_has_a_call_has_a_tab_for_it(api: Api) -> None:
    guide = guide_of(api)
    sections = {(page.stem, s.title): s for page in handles.pages(guide) for s in page.sections}
    for speller in guide.spellers:
        for call in every_call(guide.api, speller.language.id):
            page = call.owner.id if call.owner else "functions"
            titles = (call.operation.id, next(str(f.name) for f in call.operation.forms if f.kind is call.form))
            shown = [sections[page, title] for title in titles if (page, title) in sections]
            code_ = [tab.code for section in shown for tab in section.tabs if tab.title == speller.language.title]
            assert any(speller.call(call) in one for one in code_), (speller.language.id, call.id)


def test_a_language_without_an_operation_has_no_tab_and_is_named(features: Api) -> None:
    guide = guide_of(features)
    weigh = next(s for page in handles.pages(guide) for s in page.sections if s.title == "weigh")
    assert "PHP" not in {tab.title for tab in weigh.tabs}
    assert "Not in PHP." in weigh.notes


def test_text_that_markdown_would_take_for_itself_stays_text(features: Api) -> None:
    places = Places(features)
    assert places.text("a | b <b> *c* _d_ \\ n_ctx") == r"a &#124; b &lt;b> \*c\* \_d\_ \\ n_ctx"
    assert places.text("`list<f32> * a`") == "`list<f32> * a`"
    assert places.text("two\nlines") == "two lines"
    assert code("a|b<c>") == "<code>a&#124;b&lt;c&gt;</code>"


def test_every_row_of_a_table_has_as_many_cells_as_its_head(pages: Pages) -> None:
    for name, text in pages.items():
        for table in re.findall(r"(?:^\|.*\|$\n?)+", text, re.MULTILINE):
            widths = {len(line.split("|")) for line in table.splitlines()}
            assert len(widths) == 1, (name, table.splitlines()[0])


def test_the_site_lists_every_page(own: Api, printed: Printed) -> None:
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    made = {PurePosixPath(file.path).relative_to("docs").as_posix() for file in printed(own).views["docs"]}
    assert {path for path in listed(nav) if not path.startswith("adr/")} == {"index.md", "gpu.md", *made}


def listed(nav: object) -> list[str]:
    """The paths of a site's navigation."""
    match nav:
        case str():
            return [nav]
        case dict():
            return [path for item in nav.values() for path in listed(item)]
        case list():
            return [path for item in nav for path in listed(item)]
    raise TypeError(nav)
