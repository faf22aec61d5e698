"""The slide of the answer: what the law allows here, and why, with what it hangs on beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pptx.slide import Slide

from lib.assessment import Assessment, Classification, other_processes
from lib.brief import Brief
from lib.charts.palette import CLASS_TONES, Tone
from lib.export import deck_theme as theme
from lib.export.deck_notes import stop
from lib.export.deck_shapes import Box, Text, chip, height_of, write
from lib.export.deck_text import LINE, largest, shortened, width_of
from lib.export.deck_views import Stage, the_state
from lib.law.words import day_words, place_words, process_words, sentence_case
from lib.verdict import CLASS_WORDS, confidence_words, figure

SIZES = (20, 18, 17, 16, 15, 14)


def law_title(found: Assessment) -> str:
    """What the law allows, as a headline without a figure."""
    state, award = the_state(found), found.award
    if not found.covered:
        return f"No answer for so early a sale in {place_words(found.law.name)}"
    if found.nothing_left:
        return "There is no deficiency, so there is nothing to award"
    if found.classification is Classification.DEPENDS:
        return f"In {place_words(found.law.name)} the answer depends on facts that are not sure"
    if award.out_of_time is not None:
        return f"In {place_words(found.law.name)} the lender asked too late"
    if award.refused:
        return f"In {place_words(found.law.name)} a sale that is not confirmed leaves no judgment"
    return {
        Classification.BARRED: f"{state} allows no deficiency judgment on these facts",
        Classification.LIMITED: f"{state} allows a deficiency judgment, within limits",
        Classification.FULL: f"{state} allows a judgment for the whole deficiency",
    }[found.classification]


_NOTHING = Tone(theme.RULE, theme.INK, "–")


def class_chip(found: Assessment) -> tuple[str, Tone]:
    """The class in words with its colors; without a deficiency that is what is said."""
    if found.covered and found.nothing_left:
        return ("Surplus" if found.deficiency < 0 else "No deficiency"), _NOTHING
    return CLASS_WORDS[found.classification], CLASS_TONES[found.classification]


def law_slide(stage: Stage) -> Slide:
    """The headline figure, the lower one, the verdict's sentences, its authority; beside them the conditions."""
    brief, found, says = stage.brief, stage.brief.assessment, stage.brief.verdict
    rule_row = found.award.rule
    cited = [
        says.citation,
        *(other.citation for other in says.alternatives),
        *(row.citation for row in rule_row.unless),
    ]
    source = f"Source: {'; '.join(dict.fromkeys(cited))}" if found.covered else "Source: the dataset's coverage."
    slide = stage.slide("What the law allows here, and why", law_title(found), source)
    left_width, top = 6.75, theme.TOP
    words, tone = class_chip(found)
    chip(slide, Box(theme.LEFT, top, width_of(words, 18, bold=True) / 72 + 0.9, 0.44), words, tone)
    top += 0.6
    if found.debt.items or not found.covered:
        label = f"Deficiency judgment in {place_words(found.law.name)}"
        texts = [Text(label, 16, color=theme.MUTED)]
        texts.append(Text(says.figure, 54 if len(says.figure) < 16 else 40, bold=True))
        if says.aside:
            texts.append(Text(says.aside, 20, after=2))
        height = height_of(texts, left_width) + 0.05
        write(slide, Box(theme.LEFT, top, left_width, height), texts, name="Deficiency judgment")
        top += height + 0.12
    authority = _authority(brief, left_width)
    under = height_of(authority, left_width) + 0.05 if authority else 0
    room = theme.points(theme.BOTTOM - under - top - 0.05)
    sentences = [text for text in (says.sentence, says.reason) if text]
    size = largest(SIZES, lambda size: sum(Text(text, size, after=6).height(left_width) for text in sentences), room)
    body = [Text(text, size, after=6) for text in sentences]
    body = _cut(body, left_width, room)
    write(slide, Box(theme.LEFT, top, left_width, theme.BOTTOM - under - top), body, name="Verdict")
    if authority:
        write(slide, Box(theme.LEFT, theme.BOTTOM - under, left_width, under), authority, name="Authority")
    _beside(slide, brief)
    return slide


def _cut(texts: Sequence[Text], width: float, room: float) -> list[Text]:
    """Paragraphs down to the room (points): the last that begins is shortened, what follows is left to the notes."""
    kept: list[Text] = []
    for text in texts:
        lines = int((room - text.after) // (text.size * LINE))
        if lines < 1:
            break
        words = shortened(text.words, text.size, theme.points(width), lines, bold=text.bold)
        kept.append(Text(words, text.size, text.bold, text.color, text.after, text.align))
        room -= kept[-1].height(width)
    return kept


def _authority(brief: Brief, width: float) -> list[Text]:
    says = brief.verdict
    if not brief.assessment.covered or not says.reason:
        return []
    grade = sentence_case(f"{confidence_words(says.confidence)}; checked {day_words(says.checked)}")
    citation = shortened(says.citation, 14, theme.points(width), 2)
    return [Text(citation, 14, bold=True, color=theme.MUTED), Text(grade, 14, color=theme.MUTED)]


def _beside(slide: Slide, brief: Brief) -> None:
    """The panel at the right: open outcomes or conditions, then other processes; the rest is in the notes."""
    left, inset = 7.65, 0.22
    width = theme.RIGHT - left
    inner, room = width - 2 * inset, theme.BOTTOM - theme.TOP - 2 * inset
    heading, blocks = _points(brief)
    texts = _panel(heading, blocks, inner, room)
    texts[-1] = replace(texts[-1], after=0)
    height = height_of(texts, inner) + 2 * inset + 0.05
    box = Box(left, theme.TOP, width, min(height, theme.BOTTOM - theme.TOP))
    write(slide, box, texts, name=heading, fill=theme.PANEL, inset=inset)


def _panel(heading: str, blocks: Sequence[tuple[str, str]], width: float, room: float) -> list[Text]:
    """Every block, each cut to as many lines as lets all stand; if even two lines are too many, the first ones."""
    head = [Text(heading, 18, bold=True, after=8)]
    for size, lines in ((18, 99), (16, 99), (15, 99), (14, 99), (14, 8), (14, 6), (14, 5), (14, 4), (14, 3), (14, 2)):
        texts = [*head, *(text for block in blocks for text in _block(block, size, width, lines))]
        if height_of(texts, width) <= room:
            return texts
    kept = len(blocks)
    while kept:
        kept -= 1
        more = Text(f"{len(blocks) - kept} more in the notes.", 14, color=theme.MUTED)
        texts = [*head, *(text for block in blocks[:kept] for text in _block(block, 14, width, 2)), more]
        if height_of(texts, width) <= room:
            return texts
    return head


def _block(block: tuple[str, str], size: float, width: float, lines: int) -> list[Text]:
    head, words = block
    room = theme.points(width)
    texts = [Text(shortened(head, size, room, 2, bold=True), size, bold=True, after=0 if words else 8)] if head else []
    return [*texts, Text(shortened(words, size, room, lines), size, after=8)] if words else texts


def _points(brief: Brief) -> tuple[str, list[tuple[str, str]]]:
    """The panel's heading and its blocks: a bold line and a plain one."""
    found, says = brief.assessment, brief.verdict
    if not found.covered:
        return "Why there is no answer", [("", text) for text in (*says.warnings,)] or [
            ("", "The law of that time was not researched. The deficiency is arithmetic and stands.")
        ]
    if says.alternatives:
        depends = found.classification is Classification.DEPENDS
        heading = "What it hangs on" if depends else "The same either way"
        return heading, [(other.figure, stop(other.when)) for other in says.alternatives]
    told = says.sentence.rstrip(".")
    blocks = [("", text) for text in brief.conditions if text.split(" (")[0].removeprefix("Unless ") not in told]
    for other in other_processes(found) if found.debt.items and found.deficiency > 0 else ():
        citation = other.award.rule.citation.split(";")[0]
        blocks.append((f"{sentence_case(process_words(other.process))} instead: {figure(other)}", citation))
    if not blocks:
        blocks = [("", "No exception, cap or other condition is recorded for this rule.")]
    return "What else matters", blocks
