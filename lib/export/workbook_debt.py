"""The debt as formulas: its items, interest by day count, the total; and what an edit would unsettle."""

from __future__ import annotations

from fractions import Fraction

from lib.assessment import Assessment
from lib.case import TESTED_SHARES
from lib.export.formula import (
    Call,
    Expr,
    Lit,
    Ref,
    either,
    empty,
    every,
    given,
    in_cents,
    largest,
    num,
    rounded,
    same,
    smallest,
    some,
    total,
)
from lib.interest import DayCount
from lib.law.schema import Jurisdiction

#: What a formula answers where there is nothing to show, or a figure is not known.
NOTHING = Lit("")
#: Charges that are typed as they stand, in the trace's order.
CHARGES = ("late_charges", "advances", "attorney_fees", "costs")


def _part(name: str, day: Expr) -> Expr:
    return Call(name, (day,))


def _days(start: Expr, end: Expr) -> Expr:
    """Days from ``start`` (counted) to ``end`` (not counted), as :func:`lib.interest.days_between`."""
    first = smallest(_part("DAY", start), num(30))
    last = either(every(same(_part("DAY", end), num(31)), same(first, num(30))), num(30), _part("DAY", end))
    years = (_part("YEAR", end) - _part("YEAR", start)) * num(360)
    thirty = years + (_part("MONTH", end) - _part("MONTH", start)) * num(30) + last - first
    by_count = either(same(Ref("day_count"), Lit(DayCount.THIRTY_360)), thirty, end - start)
    return either(end <= start, num(0), by_count)


def _interest(balance: Expr, rate: Expr) -> Expr:
    """Whole cents times thousandths of a percent times days: exact in a spreadsheet's numbers, rounded once."""
    year = either(same(Ref("day_count"), Lit(DayCount.ACTUAL_365)), num(365), num(360))
    return rounded(in_cents(balance) * rounded(rate * num(1000), 3) * Ref("days") / (year * num(100_000))) / num(100)


def debt_formulas(found: Assessment) -> dict[str, Expr]:
    """Cells by key: ``interest_end, days, interest, total_debt, debt_known`` and how interest was reckoned.

    The same rules as :func:`lib.debt.debt_of`: a stated total bears its own rate from its own date; an
    accrued-interest figure takes the place of the rate; the debt is never below zero.
    """
    stated = found.scenario.debt_total is not None
    balance, rate, start = ("debt_total", "debt_rate", "debt_date") if stated else ("principal", "rate", "paid_to")
    cells: dict[str, Expr] = {
        "interest_end": either(empty("sale_date"), Lit(found.as_of), Ref("sale_date")),
        "days": either(
            some(empty(balance), empty(rate), empty(start)), NOTHING, _days(Ref(start), Ref("interest_end"))
        ),
    }
    computed = either(same(Ref("days"), NOTHING), num(0), _interest(Ref(balance), Ref(rate)))
    reckoned = Ref("days") & Lit(" days at ") & Ref(rate) & Lit("% a year (") & Ref("day_count") & Lit(")")
    how = either(same(Ref("days"), NOTHING), Lit("not entered, so not counted"), reckoned)
    if stated:
        cells["interest"], cells["interest_how"] = computed, how
        cells["debt_known"] = given("debt_total")
        cells["total_debt"] = total(Ref("debt_total"), Ref("interest"))
        return cells
    cells["interest"] = either(given("accrued_interest"), Ref("accrued_interest"), computed)
    cells["interest_how"] = either(given("accrued_interest"), Lit("as entered; it takes the place of the rate"), how)
    cells["debt_known"] = some(
        *(given(name) for name in ("principal", "accrued_interest", *CHARGES)), Ref("credits") > num(0)
    )
    items = total(Ref("principal"), Ref("interest"), *(Ref(name) for name in CHARGES)) - Ref("credits")
    cells["credits_unused"] = largest(num(0), total(num(0) - items))
    cells["total_debt"] = largest(num(0), total(items))
    return cells


def _tested_shares(law: Jurisdiction) -> tuple[Fraction, ...]:
    """Shares of the original principal that a row of this state's law turns on."""
    whens = [row.when for row in law.rule] + [row.when for row in law.date]
    whens += [row.when for row in law.redemption] + [row.when for row in law.fees]
    found = {share for when in whens for share in (when.unpaid_share_below, when.unpaid_share_at_least) if share}
    # Where the claim lies across any share that some statute tests, the app takes the share as not sure.
    return tuple(sorted(found | set(TESTED_SHARES))) if found else ()


def watch_formulas(found: Assessment, used: frozenset[str]) -> dict[str, Expr]:
    """What is said when an edit moves a fact that law turns on: the sheet keeps the rule the app found.

    ``used`` are the fields that stand in the sheet as cells to change.  Each cell is empty until then.
    """
    scenario, cells = found.scenario, dict[str, Expr]()
    if "sale_date" in used:
        kept = empty("sale_date") if scenario.sale_date is None else same(Ref("sale_date"), Lit(scenario.sale_date))
        words = "The sale date was changed: interest follows, but the law in force and the dates do not. Ask the app."
        cells["watch_sale"] = either(kept, NOTHING, Lit(words))
    if "new_money" in used:
        kind = either(empty("new_money"), Lit("not sure"), either(Ref("new_money") > num(0), Lit("some"), Lit("none")))
        was = "not sure" if scenario.new_money is None else "some" if scenario.new_money else "none"
        words = "Whether new cash was taken out has changed: another rule may decide. Ask the app."
        cells["watch_new_money"] = either(same(kind, Lit(was)), NOTHING, Lit(words))
    shares = _tested_shares(found.law)
    if shares and scenario.original_principal and "principal" in used:
        stretch = _share_stretch(shares, scenario.original_principal)
        cells["unpaid_share"] = stretch
        words = "The unpaid share of the original principal now lies elsewhere: another rule may decide. Ask the app."
        cells["watch_share"] = either(same(Ref("unpaid_share"), Lit(_share_now(found, shares))), NOTHING, Lit(words))
    return cells


def _share_stretch(shares: tuple[Fraction, ...], original: int) -> Expr:
    """Where unpaid principal and whole claim lie between the tested shares: a text to compare.

    ``not sure`` where the two lie on different sides of a share, as :func:`lib.case.facts_of` has it.
    """
    low, high = in_cents(Ref("principal")), in_cents(largest(Ref("total_debt"), Ref("principal")))
    place: Expr = Lit("above all")
    for share in reversed(shares):
        place = either(low * num(share.denominator) < num(share.numerator * original), Lit(f"below {share}"), place)
    crossing = [
        every(
            low * num(share.denominator) < num(share.numerator * original),
            high * num(share.denominator) >= num(share.numerator * original),
        )
        for share in shares
    ]
    return either(some(empty("principal"), *crossing), Lit("not sure"), place)


def _share_now(found: Assessment, shares: tuple[Fraction, ...]) -> str:
    principal, original = found.scenario.principal, found.scenario.original_principal
    if principal is None or not original:
        return "not sure"
    low, high = Fraction(principal, original), Fraction(max(found.debt.total, principal), original)
    if any(low < share <= high for share in shares):
        return "not sure"
    return next((f"below {share}" for share in shares if low < share), "above all")
