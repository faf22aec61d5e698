"""Layers above state law: which arise, which may, and that each has its authority."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.law import vocabulary as v
from lib.law.citations import is_read, reviewed
from lib.law.facts import Facts
from lib.law.layers import LayerEffect, Layers, layers_for, load_layers
from lib.law.load import LawFileError

LAYERS: Layers = load_layers()
PROGRAMS = {
    v.LoanProgram.FHA: "fha-",
    v.LoanProgram.VA: "va-",
    v.LoanProgram.USDA: "usda-",
    v.LoanProgram.CONVENTIONAL: "investor-",
}


def arising(**values: object) -> dict[str, bool]:
    return {layer.id: certain for layer, certain in layers_for(Facts(**values), LAYERS)}  # type: ignore[arg-type]


@pytest.mark.parametrize(("program", "prefix"), PROGRAMS.items())
def test_a_program_brings_its_own_layer_and_no_other_programs(program: v.LoanProgram, prefix: str) -> None:
    found = arising(loan_program=program, purpose=v.Purpose.PURCHASE)
    of_programs = [slug for slug in found if slug.startswith(tuple(PROGRAMS.values()))]
    assert len(of_programs) == 1 and of_programs[0].startswith(prefix) and found[of_programs[0]]


def test_where_the_program_is_not_sure_every_programs_layer_may_arise() -> None:
    found = arising()
    assert {found[slug] for slug in found if slug.startswith(tuple(PROGRAMS.values()))} == {False}
    assert found["mortgage-insurer"] and found["refinance-notice"] is False
    assert "refinance-notice" not in arising(purpose=v.Purpose.PURCHASE)


def test_every_layer_is_cited_and_whole() -> None:
    assert {layer.effect for layer in LAYERS.layer} == set(LayerEffect)
    assert len({layer.id for layer in LAYERS.layer}) == len(LAYERS.layer)
    for layer in LAYERS.layer:
        assert all(is_read(part) or part in reviewed() for part in layer.citation.split("; ")), layer.id
        assert layer.text.endswith(".") and layer.ask.endswith("."), layer.id
        assert layer.confidence is v.Confidence.HIGH or layer.note or layer.effect is LayerEffect.ASK, layer.id


def test_a_file_that_does_not_fit_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "layers.toml"
    path.write_text('layer = [{ id = "Bad Id" }]\nsource = []\n', encoding="utf-8")
    with pytest.raises(LawFileError, match=r"layers\.toml: layer\[1\]"):
        load_layers(path)


def test_the_refusal_names_the_layer_and_the_key(tmp_path: Path) -> None:
    text = 'id = "of-ours"\ntitle = "Ours"\nwhen = {}\neffect = "may_hinder"\ntext = "It may."\nask = "Ask."\n'
    path = tmp_path / "layers.toml"
    path.write_text(
        f'[[layer]]\n{text}citation = "X § 1"\nconfidence = "low"\n[[source]]\ntitle = "A code"\nkind = "statute"\n'
        'read = "full"\n',
        encoding="utf-8",
    )
    with pytest.raises(LawFileError) as caught:
        load_layers(path)
    assert str(caught.value).startswith(
        "layers.toml: layer[1] \"of-ours\".effect: 'may_hinder' is not accepted: Input should be 'may_add'"
    )
