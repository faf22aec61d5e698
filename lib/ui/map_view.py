"""The map card: layer, form, the map itself, a click that chooses the state, the legend in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape

import streamlit as st

from lib.assessment import Assessment
from lib.charts.layers import LAYER_SAYS, LAYER_WORDS, Layer, LayerKey, build_layer
from lib.charts.us_map import alt_text, geo_map, tile_map
from lib.ui.device import on_phone
from lib.ui.startup import typical_classes
from lib.ui.state import Session, put, take

FORMS = {"map": "Map", "tiles": "Tiles"}


def _chosen(key: str) -> None:
    """Callback of a click on one of the maps.  An empty selection is the chart's own reset and is ignored."""
    points = st.session_state[key].get("selection", {}).get("points", [])
    if points:
        take("state", points[0]["customdata"][0])


def topojson_url() -> str:
    """Where this server serves the outlines: an absolute path, right on every page and base path."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/app/static/topojson/" if base else "/app/static/topojson/"


def map_card(found: Session, everywhere: Mapping[str, Assessment], first: str = LayerKey.LOAN) -> Layer:
    """Draw the card and give back the layer shown, for its table twin.  ``first``: the layer until one is chosen."""
    with st.container(key="map_card", gap="xsmall"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            put("layer", st.session_state.get("layer") or LayerKey(first))
            layer_key = st.selectbox(
                "Map layer",
                list(LayerKey),
                format_func=lambda key: LAYER_WORDS[key],
                key="layer",
                label_visibility="collapsed",
            )
            put("form", st.session_state.get("form") or ("tiles" if on_phone() else "map"))
            form = st.segmented_control(
                "Map form",
                list(FORMS),
                format_func=lambda key: FORMS[key],
                key="form",
                required=True,
                label_visibility="collapsed",
            )
        key = LayerKey(layer_key or first)
        layer = build_layer(key, everywhere, typical_classes() if key is LayerKey.TYPICAL else {})
        says = LAYER_SAYS[key]
        draw = tile_map if form == "tiles" else geo_map
        chart = "map_tiles" if form == "tiles" else "map_geo"
        st.plotly_chart(
            draw(layer, found.scenario.state),
            key=chart,
            on_select=partial(_chosen, chart),
            selection_mode="points",
            config={"topojsonURL": topojson_url(), "displayModeBar": False, "scrollZoom": False},
            alt=alt_text(layer, says),
        )
        _legend(layer, says)
    return layer


def _legend(layer: Layer, says: str) -> None:
    if layer.amounts:
        most = max((region.cents or 0 for region in layer.regions), default=0) // 100
        st.caption(f"{says}: from $0 (pale) to \\${most:,} (dark).")
        return
    items = "".join(
        f'<span class="key" role="listitem"><span class="swatch" aria-hidden="true" '
        f'style="background:{category.tone.fill};color:{category.tone.ink}">{escape(category.tone.glyph)}</span>'
        f"{escape(category.words)} <b>{count}</b></span>"
        for category, count in layer.counts()
    )
    st.html(f'<div class="legend" role="list" aria-label="{escape(says)}">{items}</div>')
    st.caption(f"{says}. Click one to choose it.")
