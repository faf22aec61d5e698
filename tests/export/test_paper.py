"""Both papers: opened with another library, their figures, words and structure held against the assessment."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from lib.assessment import Classification, assess, other_processes
from lib.brief import DISCLAIMER, LONGEST_NOTE, WHOM_TO_ASK, Brief, brief_of
from lib.examples import EXAMPLES
from lib.export.borrower import borrower
from lib.export.paper import paper
from lib.export.pdf import LACKING
from lib.export.plain_sides import GLOSSARY, can, cannot
from lib.export.plain_steps import actions, general_steps, papers_to_keep
from lib.export.plain_words import answer
from lib.law.load import load_dataset
from lib.law.schema import Jurisdiction
from lib.law.words import day_words
from lib.money import dollars, whole_dollars
from lib.scenario import ProcessChoice, Scenario
from tests.builders import jurisdiction, rule
from tests.strategies import scenarios

DATA = load_dataset()
TODAY = date(2026, 11, 24)
BY_KEY = {example.key: example.scenario for example in EXAMPLES}
BOTH: tuple[Callable[[Brief], bytes], ...] = (paper, borrower)
both = pytest.mark.parametrize("make", BOTH, ids=lambda make: make.__name__)


def brief(scenario: Scenario, law: Jurisdiction | None = None, title: str = "", note: str = "") -> Brief:
    law = law or DATA.states[scenario.state or "NV"]
    return brief_of(assess(scenario, law, TODAY), DATA, made_on=TODAY, title=title, note=note)


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def squeezed(text: str) -> str:
    """Without white space, which line and cell breaks change."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


@lru_cache(maxsize=64)
def text_of(data: bytes) -> str:
    """The text of all pages in the order of drawing, without the running foot."""
    pages = (page.extract_text() for page in reader(data).pages)
    foot = r"Deficiency Judgment Explorer · law dataset.*|Made \w+ \d+, \d{4} · .*|Page \d+ of \d+"
    return "\n".join(re.sub(foot, "", text) for text in pages)


def says(data: bytes, *texts: str) -> None:
    found = squeezed(text_of(data))
    for text in texts:
        assert squeezed(text) in found, text


def elements(whole: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the structure, in reading order."""
    waiting = [whole.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()]
    while waiting:
        found = waiting.pop(0)
        yield found
        waiting[:0] = [kid.get_object() for kid in found["/K"] if "/S" in kid.get_object()]


NOT_COVERED = replace(
    BY_KEY["recourse"],
    sale_date=date(2001, 5, 4),
    originated=date(1998, 1, 1),
    paid_to=date(2000, 10, 1),
    maturity=None,
)
SURPLUS = replace(BY_KEY["refinance"], bid=50_000_000)
UNKNOWN = Scenario(state="CA", principal=45_000_000, bid=40_000_000)


@pytest.mark.parametrize("key", BY_KEY)
def test_the_examples_fit_on_two_pages(key: str) -> None:
    for make in BOTH:
        assert len(reader(make(brief(BY_KEY[key]))).pages) <= 2


@both
def test_every_state_agrees_to_the_cent(make: Callable[[Brief], bytes]) -> None:
    base = replace(BY_KEY["refinance"], fair_value=41_000_000)
    for code, law in DATA.states.items():
        told = brief(replace(base, state=code), law)
        found = told.assessment
        data = make(told)
        says(data, dollars(found.debt.total), dollars(found.deficiency), dollars(found.most), whole_dollars(found.most))
        says(data, told.verdict.citation, DISCLAIMER, law.name)
        foot = reader(data).pages[-1].extract_text()
        assert DATA.version in foot and day_words(DATA.dated) in foot and f"Made {day_words(TODAY)}" in foot
        if make is paper:
            tells_the_trace(told, data)


def tells_the_trace(told: Brief, data: bytes) -> None:
    """Step by step, each with its amount, how it came about and its authority."""
    found = squeezed(text_of(data))
    for step in told.award.trace.steps:
        amount = dollars(step.amount) if step.kind == "item" else dollars(step.running)
        assert squeezed(f"{step.label}{amount}{step.how or ''}{step.citation or ''}") in found
    if told.award.trace_least is not None:
        assert squeezed(f"Deficiency judgment{dollars(told.award.least)}") in found
        assert whole_dollars(told.award.least) in found


def test_the_lower_figure_stands_beside_the_most() -> None:
    told = brief(replace(BY_KEY["recourse"], state="TX", value_raised=None))
    assert told.award.least < told.award.most
    for make in BOTH:
        says(make(told), f"p to {whole_dollars(told.award.most)}", whole_dollars(told.award.least))


def test_dates_conditions_layers_and_authorities_are_all_there() -> None:
    told = brief(BY_KEY["recourse"])
    data = paper(told)
    for line in told.dates:
        says(data, line.what, line.effect, line.day, line.citation)
    says(data, *told.authorities, *(layer.text for layer in told.layers), *(layer.citation for layer in told.layers))
    says(data, *(entry.value for _, entries in told.entries for entry in entries))
    says(data, *(line for line in told.conditions), *told.redemption)


def test_a_borrower_reads_what_to_do_by_when_and_whom_to_ask() -> None:
    told = brief(BY_KEY["refinance"])
    data = borrower(told)
    says(data, "What to do first, and by when", *WHOM_TO_ASK, *(layer.ask for layer in told.layers))
    for action in actions(told):
        says(data, action.by, action.what, action.otherwise, action.citation)
    says(data, *can(told), *cannot(told), *papers_to_keep(told))
    says(data, "Last day for the lender to ask for a deficiency judgment", "April 5, 2027", "132 days left")


def test_a_sale_before_the_dataset_gets_no_answer_of_the_law() -> None:
    told = brief(NOT_COVERED)
    rule_words = told.award.rule.citation
    for make in BOTH:
        data = make(told)
        says(data, dollars(told.assessment.deficiency), "January 1, 2013")
        assert squeezed(rule_words) not in squeezed(text_of(data))
    says(paper(told), "Not covered", "From debt to deficiency")
    assert "Deficiency judgment$" not in squeezed(text_of(paper(told)))


def test_a_surplus_is_no_deficiency_and_has_no_dates() -> None:
    told = brief(SURPLUS)
    says(paper(told), "Surplus", dollars(-told.assessment.deficiency), "No date to watch")
    says(borrower(told), "the sale paid the whole debt", "surplus", dollars(-told.assessment.deficiency))
    for make in BOTH:
        assert "Last day for the lender" not in text_of(make(told))


def test_without_a_debt_there_is_no_amount() -> None:
    told = brief(Scenario(state="NV"))
    says(paper(told), "Not entered")
    says(borrower(told), "The amount is not known yet.")
    for make in BOTH:
        assert not re.search(r"\$\d{2,}|\$[1-9]", text_of(make(told)).replace("counts it as $0", ""))


def test_a_claim_out_of_time_says_to_raise_it_first() -> None:
    told = brief(BY_KEY["late"])
    says(borrower(told), "seems to have asked too late", "July 5, 2026", "July 20, 2026", "Missed")
    assert actions(told)[0].what.startswith("Say that the lender asked too late")
    # Another process of the same state leaves more: never understated.
    other = next(found for found in other_processes(told.assessment) if found.most > told.assessment.most)
    for make in BOTH:
        says(make(told), whole_dollars(other.most))


def test_a_day_that_has_passed_is_told_without_deciding() -> None:
    told = brief(replace(BY_KEY["late"], filed_on=None))
    assert told.assessment.most > 0
    data = borrower(told)
    says(data, "It may be too late to ask. The lender had to act by July 5, 2026.", "Ask the court clerk if it did.")
    says(data, "Find out if the lender acted by July 5, 2026.", whole_dollars(told.assessment.most))


def test_a_confirmed_sale_has_no_day_to_confirm() -> None:
    told = brief(replace(BY_KEY["recourse"], state="GA", confirmed=True))
    row = next(line for line in told.dates if line.found.row.kind == "confirm")
    for make in BOTH:
        assert squeezed(row.what) not in squeezed(text_of(make(told)))
        says(make(brief(replace(BY_KEY["recourse"], state="GA"))), row.what)


def test_strict_foreclosure_has_no_sale_and_no_surplus_to_claim() -> None:
    told = brief(replace(BY_KEY["recourse"], state="CT", process=ProcessChoice.STRICT, fair_value=50_000_000, bid=None))
    assert told.assessment.process == "strict" and told.assessment.deficiency < 0
    data = borrower(told)
    says(data, "There was no sale, so there is no extra money from one.")
    assert "who holds the extra money" not in text_of(data)


def test_an_open_answer_names_every_outcome() -> None:
    told = brief(UNKNOWN)
    assert told.assessment.classification is Classification.DEPENDS
    for make in BOTH:
        data = make(told)
        for other in told.verdict.alternatives:
            says(data, other.figure, other.when)
        says(data, *told.verdict.depends_on)


def test_nothing_is_cut_where_a_case_is_long() -> None:
    told = brief(
        replace(UNKNOWN, state="NJ", sale_date=date(2026, 9, 1)), title="T" * 80, note="words that go on " * 40
    )
    assert len(told.note) == LONGEST_NOTE
    for make in BOTH:
        data = make(told)
        assert len(reader(data).pages) > 2
        says(data, told.title, told.note, *(line.effect for line in told.dates), *(line.what for line in told.dates))


@both
def test_what_is_typed_stays_text(make: Callable[[Brief], bytes]) -> None:
    title = '<b>A</b> & <a href="https://x.example">B</a> %s {0} \\n (c) =1+1'
    note = "<para>]]> &lt; <img src='x'/> <br/><font size=99>Łukasz Nguyễn</font> 李 \u202e javascript:alert(1)"
    told = brief(BY_KEY["refinance"], title=title, note=note)
    data = make(told)
    says(data, title, "<para>]]> &lt; <img src='x'/> <br/><font size=99>Łukasz Nguyễn</font>", LACKING)
    whole = reader(data)
    assert all("/Annots" not in page for page in whole.pages)
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(whole.trailer["/Root"])
    assert b"/JavaScript" not in data and b"/URI" not in data


def test_low_confidence_is_never_softened() -> None:
    law = jurisdiction(rule(confidence="low"), rule("xx-never"))
    told = brief(replace(BY_KEY["recourse"], state=None), law)
    for make in BOTH:
        says(make(told), "unverified")
    law = jurisdiction(rule(outcome="barred", confidence="low"))
    says(borrower(brief(replace(BY_KEY["recourse"], state=None), law)), "may not let the lender", "unverified")


@both
def test_the_file_is_titled_dated_and_readable_by_machines(make: Callable[[Brief], bytes]) -> None:
    data = make(brief(BY_KEY["refinance"]))
    whole = reader(data)
    root, about = whole.trailer["/Root"], whole.metadata
    assert about is not None and about.title and "Nevada" in about.title
    assert about.creation_date is not None and about.creation_date.date() == TODAY
    assert root["/Lang"] == "en-US" and root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    titles = [entry.title for entry in [whole.outline[0], *whole.outline[1]]]
    roles = [found["/S"] for found in elements(whole)]
    assert roles.count("/H1") == 1 and roles.count("/H2") == len(titles) - 1
    assert {"/Table", "/TR", "/TD", "/TH", "/L", "/LI", "/LBody", "/P"} <= set(roles)
    for page in whole.pages:
        for font in page["/Resources"]["/Font"].values():
            if "PublicSans" in font["/BaseFont"]:
                assert "/FontFile2" in font["/FontDescriptor"] and "/ToUnicode" in font
    used = {
        font
        for page in whole.pages
        for font in re.findall(rb"/(F\d+(?:\+\d+)?) [\d.]+ Tf", page.get_contents().get_data())
    }
    embedded = {
        name[1:].encode()
        for page in whole.pages
        for name, font in page["/Resources"]["/Font"].items()
        if "/FontDescriptor" in font
    }
    # The library opens every page with a font that it does not use: no text is set in it.
    assert embedded <= used and used - embedded <= {b"F1"}
    for page in whole.pages:
        drawn = re.split(rb"/(F\d+(?:\+\d+)?) [\d.]+ Tf", page.get_contents().get_data())
        for font, after in zip(drawn[1::2], drawn[2::2], strict=True):
            assert font in embedded or b"Tj" not in after


@both
@pytest.mark.parametrize("scenario", [BY_KEY["refinance"], UNKNOWN], ids=["short", "long"])
def test_every_mark_has_its_element_and_every_element_its_mark(
    make: Callable[[Brief], bytes], scenario: Scenario
) -> None:
    data = make(brief(scenario))
    whole = reader(data)
    nums = whole.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(nums[::2], nums[1::2], strict=True))
    claimed = {
        (kid.get_object()["/Pg"].get_object()["/StructParents"], kid.get_object()["/MCID"]): found
        for found in elements(whole)
        for kid in found["/K"]
        if "/MCID" in kid.get_object()
    }
    drawn = set()
    for page in whole.pages:
        stream = page.get_contents().get_data()
        marks = [int(number) for number in re.findall(rb"/MCID (\d+)>> BDC", stream)]
        assert marks == list(range(len(marks)))
        assert stream.count(b"BDC") + stream.count(b"BMC") == stream.count(b"EMC")
        number = page["/StructParents"]
        assert len(parents[number]) == len(marks)
        drawn |= {(number, mark) for mark in marks}
    assert set(claimed) == drawn
    for (page_number, mark), found in claimed.items():
        assert parents[page_number][mark].get_object() is found
    for found in elements(whole):
        assert found["/K"], "an element that holds nothing"


@both
def test_the_same_paper_gives_the_same_bytes_even_in_two_threads(make: Callable[[Brief], bytes]) -> None:
    told = brief(BY_KEY["refinance"], title="One", note="Two")
    first = make(told)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(make, [told] * 8)) == {first}
    later = replace(told, made_on=date(2027, 1, 2))
    assert make(later) != first


@both
def test_pages_are_counted(make: Callable[[Brief], bytes]) -> None:
    pages = reader(make(brief(UNKNOWN))).pages
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page.extract_text()


def syllables(word: str) -> int:
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = (word.endswith("e") and not word.endswith(("le", "ee"))) or bool(re.search(r"[^aeiouydt]ed$", word))
    return max(1, groups - silent)


def grade(text: str) -> float:
    """Flesch-Kincaid grade level; figures count as one syllable a word, citations are left out."""
    text = re.sub(r"\([^()]*(§|\d{4})[^()]*(\([^()]*\))?[^()]*\)", "", text)
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", text)))
    words = re.findall(r"[A-Za-z$][\w$,’'-]*", text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def own_words(told: Brief) -> str:
    said = answer(told)
    parts = [said.heading, *said.sentences]
    parts += [f"{part}." for action in general_steps(told) for part in (action.what.rstrip("."), action.otherwise)]
    parts += [*papers_to_keep(told), *can(told), *cannot(told)]
    return " ".join(parts)


@pytest.mark.parametrize("key", [*BY_KEY, "surplus", "not_covered", "no_debt", "raised"])
def test_the_borrowers_paper_reads_below_the_seventh_grade(key: str) -> None:
    cases = BY_KEY | {
        "surplus": SURPLUS,
        "not_covered": NOT_COVERED,
        "no_debt": Scenario(state="NV"),
        "raised": replace(BY_KEY["recourse"], state="TX"),
    }
    assert grade(own_words(brief(cases[key]))) <= 6


def test_the_glossary_is_plain_too() -> None:
    assert grade(" ".join(f"It is {meaning}" for _, _, meaning in GLOSSARY)) <= 6


def test_a_grade_tells_plain_from_legal() -> None:
    legal = "The statutory limitation notwithstanding, confirmation adjudicates the indebtedness irrevocably."
    assert grade("The court can say no. You can ask why.") < 4 < 14 < grade(legal)


def test_no_promise_is_made() -> None:
    promises = ("you will not owe", "you do not owe", "guarantee that", "you are free", "you are safe", "we promise")
    for key, scenario in BY_KEY.items():
        for code in DATA.states:
            own = own_words(brief(replace(scenario, state=code))).lower()
            assert not [promise for promise in promises if promise in own], (key, code)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # A paper takes a tenth of a second: a failing scenario is shown as found, not made smaller for minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(scenarios())
def test_no_scenario_is_too_strange_to_print(scenario: Scenario) -> None:
    told = brief(scenario, DATA.states[scenario.state or "GA"])
    for make in BOTH:
        data = make(told)
        assert len(reader(data).pages) >= 1
        if told.assessment.debt.items and told.assessment.covered:
            says(
                data,
                dollars(told.assessment.deficiency if told.assessment.deficiency >= 0 else told.assessment.debt.total),
            )
            assert squeezed(whole_dollars(told.assessment.most)) in squeezed(text_of(data))
