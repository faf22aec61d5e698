"""Records of the second reading: read from a folder, held to their causes, and told word for word where they fail."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import ValidationError

from lib.law.load import LAW_FOLDER, Dataset, load_dataset, load_file
from lib.law.second_reading import FOLDER, Audit, Reading, Record, Settled, audit, load_readings
from tests.builders import day, jurisdiction, rule

CELL = {"at": "theory", "first": "lien", "second": "title", "cause": "a"}
CAUSE = {"id": "a", "what": "Who holds title?", "settled": "first", "authority": "X § 1", "why": "The code says so."}


def data(**states: Any) -> Dataset:
    return replace(load_dataset(), states=MappingProxyType(states))


def record(*cells: dict[str, Any], causes: tuple[dict[str, Any], ...] = (), asked: int = 10) -> Record:
    return Record.model_validate({"asked": asked, "cell": cells, "cause": causes})


def faults(now: str, settled: str | None) -> tuple[str, ...]:
    """A state whose theory the dataset now calls ``now`` and the second reading calls *title*."""
    kept = record(CELL, causes=(CAUSE | {"settled": settled},)) if settled else record()
    return audit(data(XX=jurisdiction(theory=now)), {"XX": Reading(jurisdiction(theory="title"), kept)}).faults


@pytest.mark.parametrize(
    ("now", "settled", "told"),
    [
        ("title", None, None),
        ("lien", None, "the dataset says 'lien', the second reading 'title', and no record settles it"),
        ("lien", "first", None),
        ("title", "first", "settled for the first reading ('lien'), but the dataset says 'title'"),
        ("intermediate", "first", "settled for the first reading ('lien'), but the dataset says 'intermediate'"),
        ("title", "second", None),
        ("lien", "second", "settled for the second reading ('title'), but the dataset says 'lien'"),
        ("intermediate", "neither", None),
        ("lien", "open", None),
    ],
)
def test_the_dataset_says_what_was_settled_or_the_fault_names_both_answers(
    now: str, settled: str | None, told: str | None
) -> None:
    assert faults(now, settled) == ((f"XX: theory: {told}",) if told else ())


@pytest.mark.parametrize(
    ("cells", "causes", "says"),
    [
        ([CELL], [], "causes and cells do not fit each other: ['a']"),
        ([], [CAUSE], "causes and cells do not fit each other: ['a']"),
        ([CELL], [CAUSE, CAUSE | {"id": "b"}], "causes and cells do not fit each other: ['b']"),
        ([CELL | {"cause": "b"}], [CAUSE], "causes and cells do not fit each other: ['a', 'b']"),
        ([CELL, CELL], [CAUSE], "a cell is recorded twice"),
    ],
)
def test_a_record_that_does_not_fit_says_why(
    cells: list[dict[str, Any]], causes: list[dict[str, Any]], says: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        record(*cells, causes=tuple(causes))
    assert caught.value.errors()[0]["msg"] == f"Value error, {says}"


def test_a_cell_knows_its_own_cause() -> None:
    other = CELL | {"at": "headline", "cause": "b"}
    found = record(CELL, other, causes=(CAUSE, CAUSE | {"id": "b", "settled": "open"}))
    assert [found.cause_of(cell).id for cell in found.cell] == ["a", "b"]


def test_a_record_asked_at_least_one_question() -> None:
    assert record(asked=1).asked == 1
    with pytest.raises(ValidationError):
        record(asked=0)


def counted() -> Audit:
    """Two states that were read twice, one more that was not, and a reading of a state that is gone."""
    law = jurisdiction(rule(), date=[day("xx-ask")], process={"customary": "judicial", "available": ["judicial"]})
    first = record(
        CELL,
        CELL | {"at": "decision.judicial.rental.credit"},
        CELL | {"at": "clock.judicial.own_lien.ask", "cause": "b"},
        causes=(CAUSE | {"settled": "neither"}, CAUSE | {"id": "b", "settled": "open"}),
        asked=30,
    )
    second = record(CELL | {"at": "decision.judicial.farm.credit"}, causes=(CAUSE | {"settled": "neither"},), asked=50)
    readings = {"GONE": Reading(law, first), "XX": Reading(law, first), "YY": Reading(law, second)}
    return audit(data(XX=law, YY=law, ZZ=law), readings)


def test_divergence_is_counted_over_all_states_and_by_field() -> None:
    found = counted()
    assert (found.states, found.asked, found.differed, found.rate) == (3, 80, 4, Fraction(1, 20))
    assert found.causes == {Settled.NEITHER: 2, Settled.OPEN: 1}
    assert found.faults == ("ZZ: no second reading",)
    assert found.by_field["theory"] == (1, 2)
    assert found.by_field["headline"] == (0, 2)
    assert found.by_field["decision: credit"] == (2, 30)
    assert found.by_field["clock: ask"] == (1, 4)
    assert found.by_field["process"] == (0, 4)
    assert list(found.by_field) == sorted(found.by_field)
    assert all(differed <= asked for differed, asked in found.by_field.values())


def test_a_field_that_differed_and_is_asked_no_more_still_counts_what_differed() -> None:
    law = jurisdiction(rule())
    cells = [CELL | {"at": f"decision.judicial.{loan}.limits"} for loan in ("one", "two")]
    places = [CELL | {"at": f"fees.{n}"} for n in range(3)]
    found = audit(data(XX=law), {"XX": Reading(law, record(*cells, *places, causes=(CAUSE | {"settled": "neither"},)))})
    assert found.by_field["fees"] == (3, 3), "two questions are asked of fees; three cells differed"
    assert found.differed == 5


def test_nothing_asked_diverges_nowhere() -> None:
    assert audit(data(), {}) == Audit(0, 0, 0, {}, {}, ())
    assert audit(data(), {}).rate == 0


def test_readings_are_read_from_a_folder_each_coding_with_its_record(tmp_path: Path) -> None:
    for name in ("coding", "settled"):
        (tmp_path / name).mkdir()
    for code in ("NV", "CT"):
        text = (LAW_FOLDER / f"{code}.toml").read_text(encoding="utf-8")
        (tmp_path / "coding" / f"{code}.toml").write_text(text, encoding="utf-8")
        (tmp_path / "settled" / f"{code}.toml").write_text(f"# § 1\nasked = {len(text)}\n", encoding="utf-8")
    (tmp_path / "coding" / "notes.txt").write_text("not read", encoding="utf-8")
    load_readings.cache_clear()
    try:
        found = load_readings(tmp_path)
    finally:
        load_readings.cache_clear()
    assert list(found) == ["CT", "NV"]
    for code, read in found.items():
        assert read.coding == load_file(LAW_FOLDER / f"{code}.toml")
        assert read.record.asked == len((LAW_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


def test_every_jurisdiction_of_the_dataset_has_a_reading_of_its_own() -> None:
    found = load_readings()
    assert load_readings() is found
    assert sorted(found) == sorted(path.stem for path in (FOLDER / "coding").glob("*.toml"))
    assert all(read.coding.code == code and read.record.asked > 50 for code, read in found.items())
