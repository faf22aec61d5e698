"""The little the theme cannot say: tabular figures, a compact header, the legend's keys, edges of fills, paper."""

from __future__ import annotations

import streamlit as st

_CSS = """
<style>
[data-testid="stMetricValue"], [data-testid="stTable"], .st-key-levers input { font-variant-numeric: tabular-nums; }
[data-testid="stMetricValue"] > div { white-space: normal; line-height: 1.15; }
[data-testid="stMainBlockContainer"] { padding: .9rem 2.25rem 3rem; max-width: 1760px; }
[data-testid="stHeader"] { background: transparent; }
[data-testid="stHeader"], [data-testid="stHeader"] * { pointer-events: none; }
[data-testid="stHeader"] button, [data-testid="stHeader"] button * { pointer-events: auto; }
.st-key-header { padding-right: 3rem; min-height: 2.6rem; }
.js-plotly-plot .ytick text, .js-plotly-plot .bartext-outside { fill: currentColor !important; }
.st-key-steps_table td:nth-child(2), .st-key-steps_table td:nth-child(2) *,
.st-key-steps_table th:nth-child(2) * { text-align: right !important; white-space: nowrap; }
.st-key-header [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
.st-key-header h1 { font-size: 1.4rem; padding: 0; line-height: 1.2; }
.st-key-body h2, .st-key-hangs_on h2, [data-testid="stExpander"] h3 { font-size: 1rem; font-weight: 600;
  padding: .25rem 0 1rem; }
[class*="st-key-nav_"] a { padding: .25rem .55rem; border-radius: .375rem; }
.st-key-nav { flex-wrap: wrap; }
.js-plotly-plot .scattergeo:last-of-type text { fill: currentColor !important; }
[data-testid="stMetricLabel"] *, [data-testid="stMetricValue"] *, [data-testid="stMetricDelta"] * {
  white-space: normal; overflow: visible; text-overflow: clip; }
[data-testid="stCaptionContainer"] { opacity: 1; color: color-mix(in srgb, currentColor 80%, transparent) !important; }
[data-testid="stCaptionContainer"] p { color: inherit !important; opacity: 1; }
:is(a, button, summary, canvas, [data-tag], .scroll):focus-visible { outline: 2px solid currentColor !important;
  outline-offset: 2px; }
[data-testid="stMultiSelect"]:has(input:focus-visible) > :last-child { outline: 2px solid currentColor;
  border-radius: .375rem; }
[data-testid="stWidgetLabel"][disabled], [data-testid="stWidgetLabel"][disabled] * { color: inherit; }
[data-testid="stWidgetLabel"][disabled] > span { opacity: .75; }
[data-tag], [data-testid="stBaseButton-primary"] {
  color: oklch(from currentColor calc((.6 - l) * 100) 0 0) !important; }
[data-tag] *, [data-testid="stBaseButton-primary"] * { color: inherit !important; }
:is(input, textarea)::placeholder { color: color-mix(in srgb, currentColor 72%, transparent) !important; opacity: 1; }
.js-plotly-plot .barlayer .point path, .js-plotly-plot .scatterlayer .points path[style*="stroke-width: 0px"],
.st-key-stage_map .shapelayer path[style*="stroke-width: 0px"] { stroke: currentColor !important;
  stroke-opacity: .6 !important; stroke-width: 1px !important; }
.js-plotly-plot .choroplethlayer .trace:first-child path { stroke: currentColor !important;
  stroke-opacity: .6 !important; }
.js-plotly-plot .scatterlayer .js-line { filter: drop-shadow(0 0 .6px currentColor); }
@font-face { font-family: "Public Sans"; unicode-range: U+25A0-25FF, U+2605; font-weight: 100 900;
  src: local("DejaVu Sans"), local("Segoe UI Symbol"), local("Apple Symbols"), local("Noto Sans Symbols2"); }
@media (min-width: 641px) and (max-width: 1280px) { [data-testid="stMetricValue"] { font-size: 1.25rem; } }
@media (max-width: 1100px) {
  .st-key-body > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"],
  .st-key-body > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] { min-width: 100%; } }
@media (max-width: 640px) {
  .st-key-nav { row-gap: .5rem; }
  .st-key-header [data-testid="stSpace"], .st-key-header > :has(> [data-testid="stSpace"]) { display: none; }
  .st-key-figures [data-testid="stColumn"] { min-width: 100%; }
  .st-key-figures [data-testid="stColumn"]:nth-child(-n+2) { min-width: calc(50% - 1rem); flex: 1 1 calc(50% - 1rem); }
  .st-key-figures [data-testid="stColumn"]:nth-child(-n+2) [data-testid="stMetricValue"] { font-size: 1.2rem; }
  [data-testid="stMainBlockContainer"] { padding: .9rem 1rem 3rem; } }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { overflow-x: auto; }
table.matrix { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.35; }
table.matrix th, table.matrix td { text-align: left; vertical-align: top; padding: .55rem .8rem; min-width: 11rem;
  border-bottom: 1px solid rgba(127,127,127,.35); }
table.matrix thead th { font-weight: 650; border-bottom-width: 2px; }
table.matrix th small { font-weight: 400; opacity: .8; }
table.matrix tbody th { font-weight: 500; }
table.matrix ul { margin: 0; padding-left: 1rem; }
table.matrix li { font-size: inherit; margin: 0; }
@media (max-width: 640px) { table.matrix th, table.matrix td { min-width: 8.2rem; padding: .5rem .5rem; } }
table.matrix td > div { margin-top: .15rem; }
table.matrix .amount { font-size: 1.25rem; font-weight: 650; font-variant-numeric: tabular-nums; }
table.matrix .cite { font-size: .8rem; opacity: .86; }
table.matrix tr.own { background: rgba(127,127,127,.09); }
table.matrix td.here { box-shadow: inset 0 0 0 2px #E4572E; border-radius: 4px; }
table.matrix .mine { font-weight: 650; font-size: .8rem; }
table.compare td.apart { box-shadow: inset 3px 0 0 #E4572E; font-weight: 600; }
.chip { display: inline-flex; align-items: center; gap: .4rem; }
.chip .swatch, .legend .swatch { display: inline-grid; place-items: center; width: 1.35em; height: 1.35em;
  border-radius: 4px; font-size: .8rem; line-height: 1; outline: 1px solid rgba(127,127,127,.55); }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1rem; font-size: .85rem; }
.legend .key { display: inline-flex; align-items: center; gap: .4rem; }
.st-key-spread, .st-key-date_strip { max-width: 1040px; }
@media (min-width: 641px) { [class*="st-key-change_"] { flex-wrap: nowrap !important; } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation-duration: .01ms !important;
  animation-iteration-count: 1 !important; transition-duration: .01ms !important; scroll-behavior: auto !important; } }
</style>
"""

#: On paper: dark on white in either theme, what was open, no control that does nothing there, no row cut in two.
_PAPER = """
<style>
@page { margin: 14mm; }
@media print {
  .stApp, .stApp *:not(.swatch) { color: #16202B !important; background-color: transparent !important;
    color-scheme: light !important; }
  html, body, .stApp { background: #FFFFFF !important; }
  .swatch, .stApp svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stElementToolbar"], [data-testid="stPopover"],
  [data-testid="stButton"], [data-testid="stDownloadButton"], [data-testid="stPageLink"], .st-key-nav,
  [data-testid="stTooltipIcon"], [data-testid="stButtonGroup"], [data-testid="stCheckbox"],
  [data-testid="stStatusWidget"], [data-testid="stSlider"] > :not(label),
  :is([data-testid="stSelectbox"], [data-testid="stMultiSelect"]) :is(button, svg), [data-testid="stCodeCopyButton"],
  [data-testid="stHeaderActionElements"] { display: none !important; }
  [data-testid="stElementContainer"]:has(> [data-testid="stExpander"] > details:not([open])),
  [data-testid="stLayoutWrapper"]:has(> [data-testid="stExpander"] > details:not([open])) { display: none !important; }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; }
  .st-key-levers { display: grid !important; grid-template-columns: repeat(3, 1fr); gap: .4rem 1rem !important; }
  .scroll { overflow: visible; }
  table.matrix:not(.stacked) th, table.matrix:not(.stacked) td { min-width: 0 !important; }
  table.matrix th, table.matrix td { padding: .3rem .45rem; }
  .scroll:has(table.stacked th:nth-child(6)) { zoom: .62; }
  .st-key-spread, .st-key-date_strip { zoom: .66; }
  details, details > *, table, [data-testid="stTable"] { break-inside: auto !important; overflow: visible !important; }
  tr, li, [data-testid="stMetric"], [data-testid="stPlotlyChart"], .legend,
  .st-key-map_card { break-inside: avoid; }
  thead { display: table-header-group; }
  h1, h2, h3, h4, summary { break-after: avoid; }
  [data-testid="stDataFrame"]::after { display: block; font-size: .8rem; padding: .3rem 0;
    content: "This table goes on beyond what is printed: the downloads hold all of it."; } }
</style>
"""

_STAGE = """
<style>
[data-testid="stHeader"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 2.2vh 3vw 0; max-width: none; height: 100vh; }
.st-key-stage { min-height: 95vh; max-height: 95vh; gap: .6rem; }
.st-key-stage > :has(> .st-key-stage_body) { flex: 1 1 auto; min-height: 0; }
.st-key-stage_body { justify-content: safe center; min-height: 0; }
.st-key-stage_map, .st-key-stage_waterfall, .st-key-stage_curve { flex: 1 1 auto !important; min-height: 0; }
.st-key-stage_map, .st-key-stage_waterfall, .st-key-stage_curve, .st-key-stage_body [data-testid="stFullScreenFrame"],
.st-key-stage_body [data-testid="stPlotlyChart"], .st-key-stage_strip { display: flex; flex-direction: column; }
.st-key-stage_body [data-testid="stFullScreenFrame"], .st-key-stage_body [data-testid="stPlotlyChart"],
.st-key-stage_body .js-plotly-plot { flex: 1 1 0; min-height: 0; }
.st-key-stage_map { max-width: 118vh; margin: 0 auto; }
.st-key-stage h1 { font-size: clamp(1.7rem, 3.1vw, 3.6rem); line-height: 1.12; padding: 0 0 .4rem; }
.st-key-stage dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(max(9rem, 21vw), 1fr));
  gap: 2.2vh 2vw; margin: 1vh 0; }
.st-key-stage dl.facts dt { font-size: clamp(1rem, 1.35vw, 1.6rem); opacity: .86; }
.st-key-stage dl.facts dd { font-size: clamp(1.4rem, 2.5vw, 3rem); font-weight: 650; margin: 0; line-height: 1.15;
  font-variant-numeric: tabular-nums; }
.st-key-stage .said, .st-key-stage .said li { font-size: clamp(1.25rem, 2vw, 2.3rem); line-height: 1.35;
  margin: 0 0 1.2vh; }
.st-key-stage .big { font-size: clamp(2.2rem, 5.4vw, 6.4rem); font-weight: 700; line-height: 1.05;
  font-variant-numeric: tabular-nums; display: flex; align-items: center; gap: 1.4vw; flex-wrap: wrap; }
.st-key-stage .big .swatch { display: inline-grid; place-items: center; width: 1.05em; height: 1.05em;
  border-radius: .12em; font-size: .62em; }
.st-key-stage .big .aside { font-size: .34em; font-weight: 500; }
.st-key-stage .class { font-size: clamp(1.2rem, 1.9vw, 2.2rem); font-weight: 650; margin: .4vh 0 1.4vh; }
.st-key-stage .verdict ul { padding-left: 1.2em; margin: 0; }
.st-key-stage .verdict li { font-size: clamp(1.1rem, 1.6vw, 1.9rem); line-height: 1.3; }
.st-key-stage .cite, .st-key-stage .cite li { font-size: clamp(.9rem, 1.1vw, 1.3rem); opacity: .9; margin: .2vh 0; }
.st-key-stage ul.columns { columns: 2; padding-left: 1.1em; }
.st-key-stage ul.conditions li { font-size: clamp(1rem, 1.35vw, 1.6rem); }
.st-key-stage ul.dates { list-style: none; padding: 0; margin: 1vh 0; }
.st-key-stage ul.dates li { display: grid; grid-template-columns: 1fr auto; gap: 2vw; padding: 1.2vh 0;
  font-size: clamp(1.15rem, 1.9vw, 2.2rem); line-height: 1.25; border-bottom: 1px solid rgba(127,127,127,.35); }
.st-key-stage ul.dates small { display: block; font-weight: 400; font-size: .68em; opacity: .9; }
.st-key-stage ul.dates span { font-variant-numeric: tabular-nums; font-weight: 650; text-align: right; }
.st-key-stage .legend { font-size: clamp(1.1rem, 1.5vw, 1.8rem); justify-content: center; }
.st-key-stage ol.progress { display: flex; gap: .5rem; list-style: none; padding: 0; margin: 0; }
.st-key-stage ol.progress li { width: .8rem; height: .8rem; border-radius: 50%; border: 2px solid currentColor;
  opacity: .7; margin: 0; }
.st-key-stage ol.progress li[aria-current] { background: currentColor; opacity: 1; }
.st-key-stage_space { position: absolute !important; width: 1px !important; height: 1px; overflow: hidden;
  clip-path: inset(50%); visibility: hidden; }
.st-key-stage_bar { margin-top: auto; }
.st-key-stage_says { max-height: 26vh; overflow-y: auto; border-top: 2px solid rgba(127,127,127,.4); }
.st-key-stage_says li { font-size: 1.15rem; }
</style>
"""


def stage_style() -> None:
    """Take the chrome off and set type for a room: sizes follow the screen's width."""
    st.html(_STAGE)


def style() -> None:
    """Put the style sheet on the page."""
    st.html(_CSS + _PAPER)
