"""What happens once a server: law read and validated, first decisions made, heap frozen.

Streamlit's own collection after every rerun is switched off in ``.streamlit/config.toml``; what
start-up built lives for ever, so it is moved out of the collector's sight.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from lib.assessment import Classification, assess_everywhere
from lib.charts.layers import LayerKey, build_layer
from lib.charts.us_map import geo_map, tile_map
from lib.charts.waterfall import waterfall
from lib.examples import EXAMPLES
from lib.law.load import Dataset, load_dataset
from lib.textbook import typical


@st.cache_resource(show_spinner=False)
def dataset() -> Dataset:
    """The law, shared by all sessions and read-only; everything that start-up can do is done here."""
    data = load_dataset()
    for example in EXAMPLES:
        everywhere = assess_everywhere(example.scenario, data)
        layer = build_layer(LayerKey.LOAN, everywhere, {})
        geo_map(layer, example.scenario.state)
        tile_map(layer, example.scenario.state)
        waterfall(everywhere[example.scenario.state or "NV"])
    gc.collect()
    gc.freeze()
    return data


@st.cache_resource(show_spinner=False)
def typical_classes() -> Mapping[str, Classification]:
    """The typical home loan's class in every jurisdiction, decided by the same rules on the dataset's own day."""
    data = dataset()
    return MappingProxyType({code: found.classification for code, found in typical(data).items()})
