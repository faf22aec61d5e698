"""The full-screen views: what is drawn for each, and the bar with which the presenter moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from lib.assessment import Assessment
from lib.bid_range import bid_range
from lib.brief import DISCLAIMER, Brief
from lib.case import process_for
from lib.charts.bid_curve import alt_text as curve_alt
from lib.charts.bid_curve import bid_curve
from lib.charts.date_strip import alt_text as strip_alt
from lib.charts.date_strip import date_strip
from lib.charts.finish import ROOM
from lib.charts.layers import LAYER_SAYS, LayerKey, build_layer
from lib.charts.palette import CLASS_TONES
from lib.charts.us_map import alt_text as map_alt
from lib.charts.us_map import room_map
from lib.charts.waterfall import alt_text as waterfall_alt
from lib.charts.waterfall import waterfall
from lib.counterfactual import Change
from lib.debt import Debt
from lib.export.deck_changes import effect_words
from lib.law.schema import Jurisdiction
from lib.law.vocabulary import Process
from lib.law.words import day_words, process_words, sentence_case
from lib.money import whole_dollars
from lib.presentation import View, ViewKey
from lib.scenario import Scenario
from lib.timeline import timeline
from lib.ui.state import current, put
from lib.verdict import CLASS_WORDS, figure

_PLAIN = {"displayModeBar": False}


def _facts(pairs: list[tuple[str, str]]) -> None:
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in pairs)
    st.html(f'<dl class="facts">{cells}</dl>')


def _debt_words(debt: Debt) -> str:
    return whole_dollars(debt.total) if debt.items else "not entered"


def _loan(brief: Brief, *, before_sale: bool) -> None:
    found = brief.assessment
    scenario = found.scenario
    bid = "not yet known" if before_sale or scenario.bid is None else whole_dollars(scenario.bid)
    value = "not sure" if scenario.fair_value is None else whole_dollars(scenario.fair_value)
    strict = found.process is Process.STRICT
    pairs = [
        (f"Owed on the day {'title passed' if strict else 'of the sale'}", _debt_words(found.debt)),
        *(() if strict else (("Winning bid", bid),)),
        ("Fair market value", value),
        ("Foreclosed by", sentence_case(process_words(found.process))),
    ]
    if scenario.sale_date is not None:
        pairs.append(("Title passed" if strict else "Sale", day_words(scenario.sale_date)))
    kept = {"purpose", "lien", "use", "originated"}
    pairs += [(entry.label, entry.value) for _, entries in brief.entries for entry in entries if entry.field in kept]
    _facts(pairs[:8])


def _steps(brief: Brief, *, before_sale: bool) -> None:
    found = brief.assessment
    if not found.covered or not found.debt_known:
        st.html(f'<p class="said">{escape(brief.verdict.sentence)}</p>')
        return
    if before_sale:
        line = bid_range(found.scenario, found.law, found.as_of)
        st.plotly_chart(
            bid_curve(line, None, ROOM), key="stage_curve", height="stretch", config=_PLAIN, alt=curve_alt(line)
        )
        _facts([(words, f"leaves {whole_dollars(point.most)}") for words, point in line.named.items()])
        return
    st.plotly_chart(
        waterfall(found, ROOM), key="stage_waterfall", height="stretch", config=_PLAIN, alt=waterfall_alt(found)
    )


def _law(brief: Brief) -> None:
    found, says = brief.assessment, brief.verdict
    tone = CLASS_TONES[found.classification]
    aside = f'<span class="aside">{escape(says.aside)}</span>' if says.aside else ""
    cases = "".join(f"<li><b>{escape(other.figure)}</b> {escape(other.when)}</li>" for other in says.alternatives[:4])
    reason = f'<p class="said">{escape(says.reason)}</p>' if says.reason else ""
    source = ""
    if found.covered:
        checked = f"confidence {says.confidence} · checked {day_words(says.checked)}"
        source = f'<p class="cite">{escape(says.citation)} · {escape(checked)}</p>'
    st.html(
        f'<div class="verdict"><div class="big"><span class="swatch" style="background:{tone.fill};color:{tone.ink}" '
        f'aria-hidden="true">{escape(tone.glyph)}</span> {escape(says.figure)} {aside}</div>'
        f'<p class="class">{escape(CLASS_WORDS[found.classification])}</p>'
        f'<p class="said">{escape(says.sentence)}</p>{reason}<ul>{cases}</ul>{source}</div>'
    )


def _map(brief: Brief, everywhere: Mapping[str, Assessment]) -> None:
    layer = build_layer(LayerKey.LOAN, everywhere, {})
    says = LAYER_SAYS[LayerKey.LOAN]
    st.plotly_chart(
        room_map(layer, brief.assessment.law.code, ROOM),
        key="stage_map",
        height="stretch",
        config=_PLAIN,
        alt=map_alt(layer, says),
    )
    items = "".join(
        f'<span class="key"><span class="swatch" style="background:{category.tone.fill};color:{category.tone.ink}" '
        f'aria-hidden="true">{escape(category.tone.glyph)}</span>{escape(category.words)} <b>{count}</b></span>'
        for category, count in layer.counts()
    )
    st.html(f'<div class="legend">{items}</div>')


def _dates(brief: Brief) -> None:
    found = brief.assessment
    if not brief.dates:
        st.html('<p class="said">No date to watch: on these facts there is nothing to ask for.</p>')
        return
    if found.scenario.sale_date is not None and found.covered:
        marks = timeline(found)
        st.plotly_chart(
            date_strip(marks, found.as_of, width=1000, size=ROOM),
            key="stage_strip",
            config=_PLAIN,
            alt=strip_alt(marks, found.as_of),
        )
        return
    rows = "".join(
        f"<li><b>{escape(line.what)}</b><span>{escape(line.day)}"
        f"{f' · {escape(line.standing)}' if line.standing else ''}</span></li>"
        for line in brief.dates[:5]
    )
    st.html(f'<ul class="dates">{rows}</ul>')


def _changes(view: View, found: Sequence[Change]) -> None:
    if not found:
        st.html(f'<p class="said">{escape(view.say[0])}</p>')
        return
    rows = "".join(
        f"<li><b>If {escape(change.words)}</b><span>{escape(figure(change.after))}<small>"
        f"{escape(effect_words(change))}</small></span></li>"
        for change in found[:6]
    )
    st.html(f'<ul class="dates">{rows}</ul>')


def _summary(brief: Brief) -> None:
    sources = "".join(f"<li>{escape(line)}</li>" for line in brief.authorities[:12])
    conditions = "".join(f"<li>{escape(line)}</li>" for line in brief.conditions[:4])
    st.html(
        f'<p class="said">{escape(brief.verdict.sentence)}</p><ul class="conditions">{conditions}</ul>'
        f'<p class="cite"><b>Authorities</b></p><ul class="cite columns">{sources}</ul>'
        f'<p class="cite">{escape(DISCLAIMER)}</p>'
    )


def draw(
    view: View,
    brief: Brief,
    everywhere: Mapping[str, Assessment],
    changes: Sequence[Change],
    *,
    before_sale: bool,
) -> None:
    """The body of one view."""
    bodies: dict[ViewKey, Callable[[], None]] = {
        ViewKey.LOAN: lambda: _loan(brief, before_sale=before_sale),
        ViewKey.STEPS: lambda: _steps(brief, before_sale=before_sale),
        ViewKey.LAW: lambda: _law(brief),
        ViewKey.MAP: lambda: _map(brief, everywhere),
        ViewKey.DATES: lambda: _dates(brief),
        ViewKey.IF: lambda: _changes(view, changes),
        ViewKey.SUMMARY: lambda: _summary(brief),
    }
    bodies[view.key]()


_POSITION = "present_view"


def position(count: int, asked: str, *, followed: bool = False) -> int:
    """Which view is shown, from 0; ``asked`` is the address's parameter, counted from 1.

    ``followed``: somebody went back or forward to this address, which then decides.
    """
    if _POSITION not in st.session_state or followed:
        # At most three figures: Python refuses to read thousands of them.
        st.session_state[_POSITION] = int(asked[:3]) - 1 if asked.isascii() and asked.isdigit() else 0
    st.session_state[_POSITION] = min(max(0, st.session_state[_POSITION]), count - 1)
    return int(st.session_state[_POSITION])


def parameter(here: int) -> str:
    """The address's parameter for a view, counted from 1; empty for the first."""
    return str(here + 1) if here else ""


def _go(to: int) -> None:
    current()  # so that the address from before this step does not count as one that was gone back to
    st.session_state[_POSITION] = to


_BEFORE_SALE, _BEFORE_CHOICE = "before_sale", "before_sale_chosen"


def before_the_sale(scenario: Scenario, law: Jurisdiction) -> bool:
    """Whether the bid is not known yet: as chosen, and until then where none is entered.  Never without a sale."""
    if process_for(scenario.process, law.process.customary, law.process.available) is Process.STRICT:
        return False
    return bool(st.session_state.get(_BEFORE_CHOICE, scenario.bid is None))


def _choose_before_sale() -> None:
    # The switch stands in a menu and is forgotten with it; what was chosen is not.
    st.session_state[_BEFORE_CHOICE] = st.session_state[_BEFORE_SALE]


def before_sale_switch(found: Assessment, *, chosen: bool) -> None:
    """The switch for the bid that is not known yet; none where title passes without a sale."""
    if found.process is Process.STRICT:
        return
    put(_BEFORE_SALE, chosen)
    st.toggle("Before the sale: the bid is not known yet", key=_BEFORE_SALE, on_change=_choose_before_sale)


def bar(here: int, titles: list[str], levers: Callable[[], None], more: Callable[[], None]) -> bool:
    """The bar under the view: back, progress, on, notes, levers, and what ``more`` adds.  ``True`` with notes."""
    last = len(titles) - 1
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="stage_bar"):
        st.button(
            "Back",
            icon=":material/arrow_back:",
            key="stage_back",
            shortcut="Left",
            disabled=here == 0,
            on_click=_go,
            args=(here - 1,),
        )
        dots = "".join(
            f'<li{" aria-current=step" if index == here else ""}><span class="unseen">{escape(title)}</span></li>'
            for index, title in enumerate(titles)
        )
        st.html(f'<ol class="progress" aria-label="View {here + 1} of {last + 1}">{dots}</ol>', width="content")
        st.button(
            "Next",
            icon=":material/arrow_forward:",
            icon_position="right",
            key="stage_next",
            shortcut="Right",
            disabled=here == last,
            on_click=_go,
            args=(here + 1,),
            type="primary",
        )
        st.button("On", key="stage_space", shortcut="Space", disabled=here == last, on_click=_go, args=(here + 1,))
        st.caption(f"{here + 1} of {last + 1}", width="content")
        st.space("stretch")
        notes = st.toggle("Notes", key="stage_notes")
        box = st.popover("What if …", icon=":material/tune:", key="stage_levers", on_change="rerun")
        if box.open:
            with box:
                levers()
        more()
    return bool(notes)
