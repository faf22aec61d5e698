"""Rule matching in three values, against a plain second implementation that tries every world."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.law import vocabulary as v
from lib.law.decide import NoRuleError, Option, decide, figures_turn_on, questions
from lib.law.facts import Facts, holds
from lib.law.rows import When
from lib.law.schema import Jurisdiction
from tests.builders import CITE, day, jurisdiction, rule

SALE = date(2026, 3, 2)


def ids(law: Jurisdiction, facts: Facts) -> list[str]:
    return [leaf.rule.id for leaf in decide(law, facts)]


def test_the_first_rule_that_matches_decides() -> None:
    law = jurisdiction(
        rule("xx-home", when={"use": "owner_occupied"}, outcome="barred"),
        rule("xx-any-home", when={"use": ["owner_occupied", "second_home"]}, outcome="barred"),
        rule("xx-rest"),
    )
    assert ids(law, Facts(use=v.Use.OWNER_OCCUPIED)) == ["xx-home"]
    assert ids(law, Facts(use=v.Use.SECOND_HOME)) == ["xx-any-home"]
    assert ids(law, Facts(use=v.Use.VACANT)) == ["xx-rest"]


def test_what_is_not_sure_branches_with_its_words() -> None:
    law = jurisdiction(
        rule("xx-home", when={"use": "owner_occupied", "max_units": 4}, outcome="barred"), rule("xx-rest")
    )
    leaves = decide(law, Facts(use=v.Use.OWNER_OCCUPIED))
    assert [(leaf.rule.id, [c.words for c in leaf.assumed]) for leaf in leaves] == [
        ("xx-home", ["there are up to 4 homes"]),
        ("xx-rest", ["there are more than 4 homes"]),
    ]


def test_complementary_conditions_leave_no_ghost_of_the_rest() -> None:
    law = jurisdiction(
        rule("xx-waived", when={"deficiency_waived": True}, outcome="barred"),
        rule("xx-kept", when={"deficiency_waived": False}),
        rule("xx-rest", outcome="barred"),
    )
    assert ids(law, Facts()) == ["xx-waived", "xx-kept"]


def test_a_fact_that_makes_no_difference_is_not_asked_for() -> None:
    law = jurisdiction(rule("xx-one", when={"buyer": "lender", "use": "vacant"}), rule("xx-rest"))
    (leaf,) = decide(law, Facts(use=v.Use.AGRICULTURAL))
    assert (leaf.rule.id, leaf.assumed) == ("xx-rest", ())


@pytest.mark.parametrize(
    ("facts", "decides"),
    [
        (Facts(units=4), "xx-small"),
        (Facts(units=5), "xx-rest"),
        (Facts(acres=Decimal("2.5")), "xx-lot"),
        (Facts(acres=Decimal("2.51")), "xx-rest"),
        (Facts(unpaid_share=Fraction(2, 3)), "xx-rest"),
        (Facts(unpaid_share=Fraction(199_999_99, 300_000_00)), "xx-paid-down"),
    ],
)
def test_limits_at_the_limit_and_beyond(facts: Facts, decides: str) -> None:
    known = {name for name in ("units", "acres", "unpaid_share") if getattr(facts, name) is not None}
    when = {"units": {"max_units": 4}, "acres": {"max_acres": "2.5"}, "unpaid_share": {"unpaid_share_below": "2/3"}}
    name = {"units": "xx-small", "acres": "xx-lot", "unpaid_share": "xx-paid-down"}
    law = jurisdiction(*(rule(name[key], when=when[key], outcome="barred") for key in known), rule("xx-rest"))
    assert ids(law, facts) == [decides]


@pytest.mark.parametrize(
    ("by", "facts", "new"),
    [
        ("sale", Facts(sale=date(2020, 1, 1)), True),
        ("sale", Facts(sale=date(2019, 12, 31)), False),
        ("origination", Facts(sale=SALE, originated=date(2020, 1, 1)), True),
        ("origination", Facts(sale=SALE, originated=date(2019, 12, 31)), False),
        ("origination", Facts(sale=date(2019, 5, 1)), False),  # a loan is not made after its foreclosure
        ("filing", Facts(sale=SALE, filed=date(2020, 1, 1)), True),
        ("filing", Facts(sale=SALE), True),  # no claim is filed before the sale
        ("filing", Facts(sale=date(2018, 1, 1), filed=date(2019, 12, 31)), False),
    ],
)
def test_time_in_force(by: str, facts: Facts, new: bool) -> None:
    law = jurisdiction(
        rule("xx-new", in_force_from="2020-01-01", measured_by=by, outcome="barred"),
        rule("xx-old", in_force_before="2020-01-01", measured_by=by),
        rule("xx-rest", outcome="barred"),
    )
    assert ids(law, facts) == ["xx-new" if new else "xx-old"]


def test_a_first_lien_has_no_senior_and_a_wiped_out_loan_is_a_junior() -> None:
    law = jurisdiction(rule("xx-wiped-out", when={"foreclosed": "senior"}), rule("xx-own", outcome="barred"))
    assert ids(law, Facts(lien=v.Lien.FIRST)) == ["xx-own"]
    assert ids(law, Facts(foreclosed=v.Foreclosed.SENIOR)) == ["xx-wiped-out"]
    assert sorted(ids(law, Facts(lien=v.Lien.JUNIOR))) == ["xx-own", "xx-wiped-out"]
    assert Facts(foreclosed=v.Foreclosed.SENIOR).settled().lien is v.Lien.JUNIOR


def test_a_loan_is_not_made_after_its_foreclosure_so_no_later_law_is_named() -> None:
    law = jurisdiction(
        rule("xx-newest", in_force_from="2020-01-01", measured_by="origination", outcome="barred"),
        rule("xx-new", in_force_from="2013-01-01", measured_by="origination"),
        rule("xx-old", outcome="barred"),
    )
    assert ids(law, Facts(sale=date(2012, 12, 31))) == ["xx-old"]
    assert sorted(set(ids(law, Facts(sale=date(2019, 12, 31))))) == ["xx-new", "xx-old"]
    assert sorted(set(ids(law, Facts(sale=date(2020, 1, 1))))) == ["xx-new", "xx-newest", "xx-old"]
    leaves = decide(law, Facts(sale=date(2019, 12, 31)))
    assert [(leaf.rule.id, [condition.words for condition in leaf.assumed]) for leaf in leaves] == [
        ("xx-old", ["the loan was made before January 1, 2013"]),
        ("xx-new", ["the loan was made from January 1, 2013 and before January 1, 2020"]),
    ]


def test_what_cannot_be_beside_what_is_known_is_not_assumed() -> None:
    ranked = jurisdiction(
        rule("xx-first", when={"lien": "first"}, outcome="barred"),
        rule("xx-senior", when={"foreclosed": "senior"}),
        rule("xx-rest", outcome="barred"),
    )
    assert ids(ranked, Facts(foreclosed=v.Foreclosed.SENIOR)) == ["xx-senior"]
    assert sorted(set(ids(ranked, Facts(foreclosed=v.Foreclosed.THIS_LOAN)))) == ["xx-first", "xx-rest"]
    assert sorted(set(ids(ranked, Facts()))) == ["xx-first", "xx-rest", "xx-senior"]
    assert ids(ranked, Facts(lien=v.Lien.FIRST)) == ["xx-first"]
    lived_in = jurisdiction(
        rule("xx-vacant", when={"use": "vacant"}),
        rule("xx-always", when={"occupied_throughout": True}, outcome="barred"),
        rule("xx-later", when={"occupied_at_origination": False}),
        rule("xx-rest", outcome="barred"),
    )
    assert ids(lived_in, Facts(occupied_throughout=True)) == ["xx-always"]
    assert sorted(set(ids(lived_in, Facts(occupied_throughout=False)))) == ["xx-later", "xx-rest", "xx-vacant"]
    assert sorted(set(ids(lived_in, Facts(occupied_at_origination=False)))) == ["xx-later", "xx-vacant"]
    assert sorted(set(ids(lived_in, Facts(occupied_at_origination=True)))) == ["xx-always", "xx-rest", "xx-vacant"]
    assert sorted(set(ids(lived_in, Facts(use=v.Use.COMMERCIAL)))) == ["xx-later", "xx-rest"]
    assert sorted(set(ids(lived_in, Facts(use=v.Use.OWNER_OCCUPIED)))) == ["xx-always", "xx-later", "xx-rest"]


ALWAYS_FIRST = (
    rule("xx-always", when={"occupied_throughout": True}, outcome="barred"),
    rule("xx-vacant", when={"use": "vacant"}),
    rule("xx-later", when={"occupied_at_origination": False}),
    rule("xx-rest", outcome="barred"),
)


@pytest.mark.parametrize(
    ("facts", "possible"),
    [
        (Facts(occupied_at_origination=False), ["xx-later", "xx-vacant"]),
        (Facts(occupied_at_origination=True), ["xx-always", "xx-rest", "xx-vacant"]),
        (Facts(use=v.Use.VACANT), ["xx-vacant"]),
        (Facts(use=v.Use.COMMERCIAL), ["xx-later", "xx-rest"]),
        (Facts(use=v.Use.OWNER_OCCUPIED), ["xx-always", "xx-later", "xx-rest"]),
        (Facts(), ["xx-always", "xx-later", "xx-rest", "xx-vacant"]),
    ],
)
def test_nobody_has_always_lived_where_something_says_otherwise(facts: Facts, possible: list[str]) -> None:
    assert sorted(set(ids(jurisdiction(*ALWAYS_FIRST), facts))) == possible


def test_the_questions_are_those_the_rules_ask_with_the_options_they_tell_apart() -> None:
    law = jurisdiction(
        rule("xx-one", when={"process": "nonjudicial", "buyer": "lender", "notice_given": False, "max_units": 4}),
        rule("xx-two", when={"over_units": 1, "unpaid_share_below": "2/3", "max_acres": 40}),
        rule("xx-three", when={"unpaid_share_at_least": "1/3"}, in_force_from="2013-01-01", measured_by="origination"),
        rule("xx-four", in_force_from="2009-01-01", in_force_before="2013-01-01", measured_by="origination"),
        rule("xx-five", in_force_before="2020-01-01", measured_by="filing", when={"over_acres": "2.5"}),
        rule("xx-six", in_force_from="2011-01-01", measured_by="sale"),
        rule("xx-rest"),
    )
    early, late, third = date(2009, 1, 1), date(2013, 1, 1), Fraction(1, 3)
    assert questions(law) == {
        "process": (Option("process", v.Process.JUDICIAL), Option("process", v.Process.NONJUDICIAL)),
        "buyer": (Option("buyer", v.Buyer.LENDER), Option("buyer", v.Buyer.THIRD_PARTY)),
        "notice_given": (Option("notice_given", True), Option("notice_given", False)),
        "units": (Option("units", 1, None, 1), Option("units", 4, 1, 4), Option("units", 5, 4, None)),
        "acres": (
            Option("acres", Decimal("2.5"), None, Decimal("2.5")),
            Option("acres", Decimal(40), Decimal("2.5"), Decimal(40)),
            Option("acres", Decimal(41), Decimal(40), None),
        ),
        "unpaid_share": (
            Option("unpaid_share", Fraction(0), None, third),
            Option("unpaid_share", third, third, 2 * third),
            Option("unpaid_share", 2 * third, 2 * third, None),
        ),
        "originated": (
            Option("originated", date(2008, 12, 31), None, early),
            Option("originated", early, early, late),
            Option("originated", late, late, None),
        ),
        "filed": (
            Option("filed", date(2019, 12, 31), None, date(2020, 1, 1)),
            Option("filed", date(2020, 1, 1), date(2020, 1, 1), None),
        ),
    }
    assert questions(jurisdiction()) == {}


def test_figures_turn_on_rules_on_days_that_end_a_claim_and_on_fees() -> None:
    row = {"treatment": "contract", "note": "N.", "citation": CITE, "confidence": "high"}
    law = jurisdiction(
        rule("xx-units", when={"max_units": 4}, outcome="barred"),
        rule("xx-rest"),
        date=[
            day("xx-ask", when={"use": "vacant"}, in_force_from="2013-01-01", measured_by="origination"),
            day("xx-note", kind="note_limitation", when={"borrower": "entity"}),
            day("xx-report", kind="confirm", when={"auction": "first"}),
            day("xx-step", kind="borrower", when={"notice_given": True}),
        ],
        fees=[{"when": {"high_cost": True}, **row}, {"when": {}, **row}],
    )
    assert set(questions(law)) == {"units"}
    found = figures_turn_on(law)
    assert set(found) == {"units", "use", "originated", "borrower", "high_cost"}
    assert found["units"] == questions(law)["units"]
    assert [option.value for option in found["borrower"]] == list(v.Borrower)
    assert [(option.low, option.high) for option in found["originated"]] == [
        (None, date(2013, 1, 1)),
        (date(2013, 1, 1), None),
    ]


@pytest.mark.parametrize(
    ("fact", "value", "decides"),
    [
        ("units", 1, "xx-one"),
        ("units", 2, "xx-four"),
        ("units", 4, "xx-four"),
        ("units", 5, "xx-rest"),
        ("units", 400, "xx-rest"),
    ],
)
def test_every_number_falls_into_its_own_stretch(fact: str, value: int, decides: str) -> None:
    law = jurisdiction(
        rule("xx-one", when={"max_units": 1}), rule("xx-four", when={"max_units": 4}), rule("xx-rest", outcome="barred")
    )
    assert ids(law, Facts(**{fact: value})) == [decides]


@pytest.mark.parametrize(
    ("made", "decides"),
    [
        (date(2008, 12, 31), "xx-rest"),
        (date(2009, 1, 1), "xx-middle"),
        (date(2012, 12, 31), "xx-middle"),
        (date(2013, 1, 1), "xx-new"),
        (date(2025, 1, 1), "xx-new"),
    ],
)
def test_every_day_falls_into_its_own_stretch(made: date, decides: str) -> None:
    law = jurisdiction(
        rule("xx-new", in_force_from="2013-01-01", measured_by="origination"),
        rule("xx-middle", in_force_from="2009-01-01", measured_by="origination", outcome="barred"),
        rule("xx-rest"),
    )
    assert ids(law, Facts(sale=SALE, originated=made)) == [decides]


def test_options_that_lead_to_the_same_rule_are_told_together() -> None:
    law = jurisdiction(rule("xx-home", when={"use": ["vacant", "second_home"]}, outcome="barred"), rule("xx-rest"))
    found = {leaf.rule.id: [option.value for option in leaf.assumed[0].options] for leaf in decide(law, Facts())}
    assert found == {
        "xx-rest": [v.Use.OWNER_OCCUPIED, v.Use.RESIDENTIAL_RENTAL, v.Use.AGRICULTURAL, v.Use.COMMERCIAL],
        "xx-home": [v.Use.SECOND_HOME, v.Use.VACANT],
    }


def test_what_was_assumed_stands_in_the_order_in_which_it_was_asked() -> None:
    law = jurisdiction(rule("xx-one", when={"use": "vacant", "buyer": "lender", "max_units": 4}), rule("xx-rest"))
    found = [(leaf.rule.id, [condition.words for condition in leaf.assumed]) for leaf in decide(law, Facts())]
    other_uses = (
        "the borrower lives there or it is a second home or it is rented out as a home or it is a farm "
        "or it is commercial"
    )
    assert found == [
        ("xx-rest", [other_uses]),
        ("xx-one", ["it is vacant", "the lender bought", "there are up to 4 homes"]),
        ("xx-rest", ["it is vacant", "the lender bought", "there are more than 4 homes"]),
        ("xx-rest", ["it is vacant", "someone else bought"]),
    ]


def test_a_case_that_no_rule_covers_is_an_error_that_names_the_state_and_the_facts() -> None:
    law = jurisdiction(rule("xx-one"))
    open_ = law.model_copy(update={"rule": (law.rule[0].model_copy(update={"when": When(use=(v.Use.VACANT,))}),)})
    facts = Facts(use=v.Use.COMMERCIAL)
    with pytest.raises(NoRuleError) as caught:
        decide(open_, facts)
    assert str(caught.value) == f"XX: no rule covers {facts}"


_WHENS = st.fixed_dictionaries(
    {},
    optional={
        "purpose": st.lists(st.sampled_from(list(v.Purpose)), min_size=1, max_size=2, unique=True),
        "use": st.lists(st.sampled_from(list(v.Use)), min_size=1, max_size=3, unique=True),
        "buyer": st.sampled_from(list(v.Buyer)),
        "max_units": st.integers(1, 4),
        "deficiency_waived": st.booleans(),
        "notice_given": st.booleans(),
    },
)
_OPEN = {
    "purpose": list(v.Purpose),
    "use": list(v.Use),
    "buyer": list(v.Buyer),
    "units": [1, 2, 3, 4, 5],
    "deficiency_waived": [True, False],
    "notice_given": [True, False],
}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_WHENS, min_size=1, max_size=5),
    st.fixed_dictionaries({name: st.none() | st.sampled_from(values) for name, values in _OPEN.items()}),
)
def test_branching_agrees_with_trying_every_world(whens: list[dict[str, object]], known: dict[str, object]) -> None:
    law = jurisdiction(*(rule(f"xx-{n}", when=when) for n, when in enumerate(whens)), rule("xx-rest"))
    facts = Facts(process=v.Process.JUDICIAL, lien=v.Lien.FIRST, sale=SALE, **known)  # type: ignore[arg-type]
    unknown = [name for name, value in known.items() if value is None]
    plain = set()
    for world in product(*(_OPEN[name] for name in unknown)):
        here = replace(facts, **dict(zip(unknown, world, strict=True))).settled()  # type: ignore[arg-type]
        plain.add(next(one.id for one in law.rule if holds(one, here) is True))
    leaves = decide(law, facts)
    assert {leaf.rule.id for leaf in leaves} == plain
    # The ways to the leaves part the worlds among them: none twice, none left out.
    if unknown:
        for world in product(*(_OPEN[name] for name in unknown)):
            here = dict(zip(unknown, world, strict=True))
            found = [leaf for leaf in leaves if all(_allows(condition, here) for condition in leaf.assumed)]
            assert len(found) == 1
    assert set(questions(law)) <= set(_OPEN)


def _allows(condition: object, world: dict[str, object]) -> bool:
    fact, options = condition.fact, condition.options  # type: ignore[attr-defined]
    value = world[fact]
    if fact == "units":
        return any((o.low is None or value > o.low) and (o.high is None or value <= o.high) for o in options)
    return value in [option.value for option in options]
