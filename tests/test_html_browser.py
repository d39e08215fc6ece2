"""The HTML report in a real browser: fits every screen, leads both ways, runs nothing foreign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from report_example import example
from report_hostile import hostile

from runut.publish.addresses import page_name
from runut.publish.html import write_html
from runut.publish.interface import load_interface

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

INDONESIAN = load_interface("id")
STORY = f"stories/{page_name('jembatan-walikan')}"
ARTICLE = f"articles/{page_name('muara')}"  # passages that cross, a note, copied words
IMPOSSIBLE = f"articles/{page_name('pena')}"
KINDS = ("index.html", STORY, ARTICLE, IMPOSSIBLE)
Open = Callable[..., AbstractContextManager["Page"]]

# Ratio of WCAG 2 between an element's text and the ground it is seen on.
CONTRAST = """element => {
  const parts = colour => colour.match(/[0-9.]+/g).map(Number);
  const light = colour => {
    const [r, g, b] = parts(colour).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(element);
  const text = element instanceof SVGElement ? style.fill : style.color;
  let ground = element;
  while (ground && parts(getComputedStyle(ground).backgroundColor)[3] === 0) {
    ground = ground.parentElement;
  }
  const [a, b] = [light(text), light(getComputedStyle(ground).backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")]
  .filter(e => !e.closest("svg, .skip") && e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_html(example(), tmp_path_factory.mktemp("report"), INDONESIAN).parent


@pytest.fixture(scope="module")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_html(hostile(), tmp_path_factory.mktemp("hostile"), INDONESIAN).parent


@pytest.fixture
def open_page(browser: Browser) -> Open:
    """Open a page of a report; closing it fails where it complained or asked for the network."""

    @contextmanager
    def opened(file: Path, width: int = 1440, **options: Any) -> Iterator[Page]:
        complaints: list[str] = []
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda r: note_foreign(r.url, complaints))
        page.goto(file.as_uri())
        yield page
        context.close()
        assert complaints == []

    return opened


def note_foreign(url: str, complaints: list[str]) -> None:
    if not url.startswith(("file:", "data:,")):
        complaints.append(f"asked for {url}")


# --- fits -------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_or_scrolls_sideways(
    report: Path, open_page: Open, kind: str, width: int
) -> None:
    with open_page(report / kind, width) as page:
        page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", [320, 1440])
def test_unbroken_hostile_words_fit_too(hostile_report: Path, open_page: Open, width: int) -> None:
    for file in sorted(hostile_report.rglob("*.html")):
        with open_page(file, width) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_text_stands_out_from_its_ground(
    report: Path, open_page: Open, kind: str, scheme: str
) -> None:
    words = "p, li, dd, dt, h1, h2, h3, a, mark, .tag, .soft, .key, time, label, summary, svg text"
    with open_page(report / kind, color_scheme=scheme) as page:
        low = [
            (element.evaluate("e => e.outerHTML.slice(0, 80)"), ratio)
            for element in page.query_selector_all(words)
            if (ratio := element.evaluate(CONTRAST)) < 4.5
        ]
        assert low == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_target_stands_out_from_its_ground(report: Path, open_page: Open, scheme: str) -> None:
    with open_page(report / ARTICLE, color_scheme=scheme) as page:
        page.evaluate("location.hash = document.querySelector('mark').id")
        for element in page.query_selector_all("mark:target, mark:target *"):
            assert element.evaluate(CONTRAST) >= 4.5


def test_dark_and_light_differ(report: Path, open_page: Open) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        with open_page(report / "index.html", color_scheme=scheme) as page:
            grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2


def test_paper_has_no_controls(report: Path, open_page: Open) -> None:
    with open_page(report / STORY) as page:
        page.emulate_media(media="print")
        assert not page.is_visible(".contents")
        assert page.is_visible(".timeline")


# --- leads both ways --------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False])
def test_from_a_line_to_its_passage_and_back(report: Path, open_page: Open, script: bool) -> None:
    with open_page(report / STORY, java_script_enabled=script) as page:
        line = page.locator("#timeline-4")
        line.locator(".cites a").first.click()
        passage = page.locator("mark:target")
        assert passage.inner_text().startswith("Dua korban yang semula dirawat")
        number = page.url.partition("#c")[2]
        page.locator(f".after a[href='#note-{number}']").click()
        page.locator("li:target a[href*='#timeline-4']").click()
        assert page.locator(".moment:target").get_attribute("id") == "timeline-4"


def test_a_passage_that_another_cuts_in_two_lights_up_as_one(report: Path, open_page: Open) -> None:
    with open_page(report / STORY) as page:
        page.locator("#brief-3 .cites a").click()
        parts = page.locator("mark.now")
        assert parts.count() > 1
        grounds = parts.evaluate_all("all => all.map(e => getComputedStyle(e).backgroundColor)")
        assert len(set(grounds)) == 1


def test_removed_text_opens_without_script(report: Path, open_page: Open) -> None:
    page_of_gema = report / "articles" / page_name("gema")
    with open_page(page_of_gema, java_script_enabled=False) as page:
        removed = page.get_by_text("Baca juga: Harga Cabai")
        assert not removed.is_visible()
        page.locator("details.removed summary").click()
        assert removed.is_visible()


def test_layers_switch_on_without_script(report: Path, open_page: Open) -> None:
    with open_page(report / ARTICLE, java_script_enabled=False) as page:
        figure = page.locator(".figure").first
        line = "e => getComputedStyle(e).borderBottomStyle"
        assert figure.evaluate(line) == "none"
        page.get_by_label(INDONESIAN.say("report.layer_figures")).check()
        assert figure.evaluate(line) == "dotted"


def test_the_filter_keeps_what_matches(report: Path, open_page: Open) -> None:
    with open_page(report / "index.html") as page:
        page.get_by_label(INDONESIAN.say("page.filter")).fill("PENA jembatan")
        assert page.locator("[data-words]:visible").count() == 1
        page.get_by_label(INDONESIAN.say("page.filter")).fill("tidak ada")
        assert page.locator("[data-words]:visible").count() == 0
        assert page.locator(".filter output").inner_text() == INDONESIAN.say("page.nothing_found")


def test_without_script_there_is_no_dead_filter_box(report: Path, open_page: Open) -> None:
    with open_page(report / "index.html", java_script_enabled=False) as page:
        assert not page.locator(".filter").is_visible()
        assert page.locator("[data-words]:visible").count() == 2


# --- keyboard and names -----------------------------------------------------------------------


def test_the_first_stop_of_the_keyboard_skips_to_the_content(report: Path, open_page: Open) -> None:
    with open_page(report / STORY) as page:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.get_attribute("class") == "skip"
        assert skip.evaluate("e => e.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_the_keyboard_reaches_every_link_in_the_order_of_the_page(
    report: Path, open_page: Open
) -> None:
    with open_page(report / STORY) as page:
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        reached = []
        for _ in links:
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.href"))
        assert reached == links


def test_focus_is_seen(report: Path, open_page: Open) -> None:
    with open_page(report / STORY) as page:
        page.locator(".cites a").first.focus()
        page.keyboard.press("Tab")
        style = page.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle")
        assert style == "solid"


@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_headings_and_names_are_in_order(
    report: Path, open_page: Open, kind: str
) -> None:
    with open_page(report / kind) as page:
        assert page.locator("main").count() == page.locator("h1").count() == 1
        levels = page.eval_on_selector_all("h1, h2, h3", "all => all.map(h => +h.tagName[1])")
        assert all(after <= before + 1 for before, after in pairwise(levels))
        nameless = "all => all.filter(e => !(e.textContent.trim() || e.ariaLabel)).length"
        assert page.eval_on_selector_all("a, summary, label", nameless) == 0
        assert page.title().strip()


# --- hostile input ----------------------------------------------------------------------------


def test_nothing_of_a_hostile_article_runs_or_becomes_an_element(
    hostile_report: Path, open_page: Open
) -> None:
    for file in sorted(hostile_report.rglob("*.html")):
        with open_page(file) as page:
            for place in page.locator("h1, p, li").all()[:8]:
                place.hover(force=True, timeout=2000)
            assert page.evaluate("window.hacked") is None
            assert (
                page.locator("img, iframe, style, [onmouseover], [onload], [onclick]").count() == 0
            )
            assert page.locator("script").count() == 1


def test_the_policy_stops_a_script_that_got_in(report: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((report / "index.html").as_uri())
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.hacked = 1";
        document.body.append(script);
    }""")
    assert page.evaluate("window.hacked") is None
    page.close()
