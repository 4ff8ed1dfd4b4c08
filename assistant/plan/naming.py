"""What a plan is called."""

from __future__ import annotations

from assistant.clean_text import clean


def plan_name(name: str) -> str:
    """A plan called after its person, or `A new plan` as long as there is no name."""
    flat = " ".join(clean(name).split())
    return f"{flat}'s plan" if flat else "A new plan"
