"""The little the theme cannot say: tabular figures, a compact header, the legend's keys."""

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
.st-key-steps_table th:nth-child(2) * { text-align: right !important; }
.st-key-header h1 { font-size: 1.4rem; padding: 0; line-height: 1.2; }
[class*="st-key-nav_"] a { padding: .25rem .55rem; border-radius: .375rem; }
.st-key-nav { flex-wrap: wrap; }
.js-plotly-plot .scattergeo:last-of-type text { fill: currentColor !important; }
[data-testid="stMetricLabel"] *, [data-testid="stMetricValue"] *, [data-testid="stMetricDelta"] * {
  white-space: normal; overflow: visible; text-overflow: clip; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: inherit !important; opacity: .86; }
@media (min-width: 641px) and (max-width: 1280px) { [data-testid="stMetricValue"] { font-size: 1.25rem; } }
@media (max-width: 1100px) {
  .st-key-body > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"],
  .st-key-body > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] { min-width: 100%; } }
@media (max-width: 640px) {
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
</style>
"""


def style() -> None:
    """Put the style sheet on the page."""
    st.html(_CSS)
