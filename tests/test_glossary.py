"""The glossary: whole, cited, in plain words, and with every word that the pages use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.layers import LAYER_WORDS
from lib.fields import FIELDS, choice_words
from lib.glossary import (
    FILE,
    Entry,
    UnknownTermError,
    by_letter,
    entry,
    find,
    load_glossary,
    pattern,
    related,
    search,
    tip,
)
from lib.law import vocabulary as v
from lib.law.citations import is_read, reviewed
from lib.law.load import LawFileError
from lib.law.words import STRETCHED, credit_words, fact_words, process_words
from lib.verdict import CLASS_WORDS

ENTRIES = load_glossary().entry
README = (FILE.parent / "README.md").read_text(encoding="utf-8")
OWN = {row.citation: row.reason for row in load_glossary().reviewed}
IDS = [found.id for found in ENTRIES]

#: Words of labels that everybody knows and that mean here what they mean anywhere.
EVERYDAY = frozenset(
    re.findall(
        r"\w+",
        """
        a acres against an and as ask asked at borrower borrowing bought building buy by chose commercial company court
        customary date dates demanded did dollars earlier elected else entity ever fair farm finds for from gap given
        greater half has home homes household how if in is it later lend lender lent lived lives loan lot made many
        money more much of on one or other out owed own owner paid people price process property proved rate rented
        requires route s sale second seller since size sold someone something state stated statute still the then
        there this time to up use used vacant was what when whether which who whose
        """,
    )
)


def labels() -> list[str]:
    """The short words that the pages show: labels, choices, classes, layers, processes, credits, facts."""
    return [
        *(field.label for field in FIELDS),
        *(choice_words(field.name, value) for field in FIELDS if field.name != "state" for value in field.choices),
        *CLASS_WORDS.values(),
        *LAYER_WORDS.values(),
        *(process_words(process) for process in v.Process),
        *(credit_words(credit) for credit in v.Credit),
        *(fact_words(fact) for fact in (*v.ENUM_FACTS, *v.BOOL_FACTS, *STRETCHED)),
    ]


def document(**changes: str) -> str:
    """A file of two entries that fits, with the keys of the first changed (an empty text takes a key away)."""
    keys = {
        "id": '"lien"',
        "term": '"lien"',
        "plain": '"A claim on a house."',
        "precise": '"A charge on property."',
        "authority": '"11 U.S.C. § 101(37)"',
        "see": '["note"]',
    } | changes
    first = "\n".join(f"{key} = {value}" for key, value in keys.items() if value)
    second = (
        'id = "note"\nterm = "note"\nplain = "A promise."\nprecise = "A promise."\ncodebook = "Credits"\nsee = ["lien"]'
    )
    return f"[[entry]]\n{first}\n\n[[entry]]\n{second}\n"


def load_text(tmp_path: Path, text: str) -> tuple[Entry, ...]:
    path = tmp_path / f"{sum(1 for _ in tmp_path.iterdir())}.toml"  # a new one each time: what was read is kept
    path.write_text(text, encoding="utf-8")
    return load_glossary(path).entry


def test_ids_and_names_are_one_of_a_kind_and_every_reference_leads_somewhere() -> None:
    assert len(set(IDS)) == len(IDS) > 35
    names = [name.casefold() for found in ENTRIES for name in found.names]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert [(found.id, other) for found in ENTRIES for other in found.see if other not in IDS] == []


def test_every_entry_can_be_reached_from_another() -> None:
    assert set(IDS) - {other for found in ENTRIES for other in found.see} == set()


@pytest.mark.parametrize("found", ENTRIES, ids=IDS)
def test_every_authority_is_read_by_eyecite_or_reviewed(found: Entry) -> None:
    if found.authority is None:
        assert re.search(rf"^#+ {re.escape(found.codebook or '-')}$", README, re.MULTILINE), found.codebook
    known = reviewed() | OWN
    assert [part for part in found.authorities if part not in known and not is_read(part)] == []


def test_the_files_own_list_holds_nothing_that_parses_or_is_gone_or_is_listed_already() -> None:
    standing = {part for found in ENTRIES for part in found.authorities}
    assert set(OWN) <= standing - set(reviewed())
    assert [citation for citation in OWN if is_read(citation)] == []
    assert all(len(reason) > 10 for reason in OWN.values())


@pytest.mark.parametrize("found", ENTRIES, ids=IDS)
def test_plain_is_plain(found: Entry) -> None:
    sentences = re.split(r"(?<=[.?!])\s+", found.plain)
    assert len(sentences) <= 3
    assert [sentence for sentence in sentences if len(sentence.split()) > 40] == []
    assert len(found.plain.split()) <= 55
    for text in (found.plain, found.precise):
        assert text[0].isupper() and text.endswith("."), text
    assert not re.search(r"mortgagor|mortgagee|obligor|lienor|§|indebtedness", found.plain)


def test_no_word_of_the_pages_lacks_an_entry() -> None:
    known = pattern(name for found in ENTRIES for name in found.names)
    missing = {
        (word, label)
        for label in labels()
        for word in re.findall(r"[a-z]+", known.sub(" ", label).casefold())
        if word not in EVERYDAY
    }
    assert sorted(missing) == []


def test_no_everyday_word_is_kept_that_no_label_needs() -> None:
    known = pattern(name for found in ENTRIES for name in found.names)
    needed = {word for label in labels() for word in re.findall(r"[a-z]+", known.sub(" ", label).casefold())}
    assert sorted(EVERYDAY - needed) == []


@pytest.mark.parametrize("words", CLASS_WORDS.values())
def test_every_class_has_an_entry_of_its_own(words: str) -> None:
    assert entry(words).term == words
    assert entry(words).codebook == "Classes for a loan"


@pytest.mark.parametrize(
    ("asked", "term"),
    [
        ("redemption", "redemption"),
        ("Deficiency Judgments", "deficiency judgment"),
        ("deficiency-judgment", "deficiency judgment"),
        ("nonjudicial", "nonjudicial foreclosure"),
        ("HELOC", "home-equity loan"),
        ("trustee’s sale", "nonjudicial foreclosure"),
        ("guaranties", "guarantor"),
        ("  sold-out  junior ", "wiped-out junior"),
        ("Unverified", "Confidence"),
    ],
)
def test_a_word_is_found_by_any_of_its_names(asked: str, term: str) -> None:
    assert entry(asked).term == term
    assert tip(asked) == entry(term).plain


@pytest.mark.parametrize("asked", ["", "s", "ies", "usufruct", "deficiency judgment lien"])
def test_a_word_without_an_entry_is_said_so(asked: str) -> None:
    with pytest.raises(UnknownTermError):
        entry(asked)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A deficiency judgment is not the deficiency.", ("deficiency judgment", "deficiency")),
        ("The junior lender may sue on its notes.", ("junior lien", "note")),
        ("Va. Code Ann. § 55.1-320", ()),
        ("It is a VA loan.", ("loan program",)),
        ("A denoted keynote; nonliens.", ()),
        ("Non-recourse, not recourse", ("non-recourse", "recourse")),
        ("the buyer's principal home", ("homestead",)),
        ("It is paid in full and depends on credits.", ()),
        ("power-of-sale\nforeclosures", ("power of sale", "foreclosure")),
        ("", ()),
    ],
)
def test_terms_are_found_in_a_text_the_longer_name_first(text: str, terms: tuple[str, ...]) -> None:
    assert find(text) == terms


@given(st.text())
def test_any_text_can_be_looked_through_and_searched(text: str) -> None:
    assert set(find(text)) <= {found.term for found in ENTRIES if found.in_text}
    found = search(text)
    assert len({one.id for one in found}) == len(found)


@given(st.sampled_from(ENTRIES), st.data())
def test_every_name_leads_to_its_entry_in_text_and_search(found: Entry, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(found.names))
    assert entry(name) is found
    assert search(name)[0] is found
    assert find(f"About {name}, briefly.") == ((found.term,) if found.in_text else find(name))


def test_search_brings_all_in_order_for_nothing_and_nothing_for_nonsense() -> None:
    terms = [found.term for found in search("  ")]
    assert terms == sorted(terms, key=lambda term: term.casefold().replace("-", " ")) and len(terms) == len(ENTRIES)
    assert search("zzzz") == ()
    assert [found.id for found in search("40.459")] == ["debt-buyer", "value-credit"]
    assert "note" not in [found.id for found in search("ote")]


def test_letters_hold_every_entry_once() -> None:
    letters = by_letter(search(""))
    assert [letter for letter, _ in letters] == sorted({letter for letter, _ in letters})
    assert [found for _, group in letters for found in group] == list(search(""))
    assert related(entry("redemption"))[0] is entry("equity of redemption")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"see": '["nowhere"]'}, "lien: see: 'nowhere' is not another entry's id"),
        ({"see": '["lien"]'}, "lien: see: 'lien' is not another entry's id"),
        ({"id": '"note"'}, "id 'note' stands more than once"),
        ({"also": '["Note"]'}, "name 'note' stands more than once"),
        ({"authority": ""}, "give either authority or codebook"),
        ({"codebook": '"Credits"'}, "give either authority or codebook"),
        ({"plain": ""}, r"entry\[1\] \"lien\"\.plain: missing"),
        ({"meaning": '"x y"'}, "unknown key"),
        ({"id": '"Not A Slug"'}, "is not accepted"),
        ({"term": '"lien'}, "not readable as TOML"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_words(tmp_path: Path, changes: dict[str, str], complaint: str) -> None:
    assert len(load_text(tmp_path, document())) == 2
    with pytest.raises(LawFileError, match=complaint):
        load_text(tmp_path, document(**changes))


def test_values_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        ENTRIES[0].term = "x"  # type: ignore[misc]
