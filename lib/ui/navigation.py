"""The pages of the app: key (folder and address), title, icon, what each is for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AppPage:
    """One page; ``key`` names its folder under ``pages`` and, but for the default page, its address."""

    key: str
    title: str
    icon: str
    help: str
    default: bool = False


PAGES = (
    AppPage("explore", "Explore", ":material/explore:", "Move the bid and see the deficiency and the judgment", True),
    AppPage("states", "States", ":material/gavel:", "One state's law, read through"),
    AppPage("compare", "Compare", ":material/compare_arrows:", "The same loan in several states"),
    AppPage("present", "Present", ":material/slideshow:", "Full-screen views for a meeting"),
    AppPage("data", "Data", ":material/database:", "The whole dataset, to filter and to download"),
    AppPage("glossary", "Words", ":material/menu_book:", "What the words mean"),
)

#: Pages on which the loan at hand is shown.
WITH_LOAN = ("explore", "states", "compare", "present")
