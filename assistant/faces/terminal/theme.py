"""Our own light and dark colours: text at 7 to 1 or more, lines and focus at 3 to 1 or more."""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str, *, dark: bool, ground: str, box: str, text: str, muted: str, accent: str, chosen: str, line: str
) -> Theme:
    """A theme from seven colours; everything Textual would mix by itself is set, so that nothing fades."""
    uses = {
        text: "text input-selection-foreground input-cursor-background link-color link-color-hover",
        muted: "text-muted text-disabled muted",
        line: "line border-blurred scrollbar scrollbar-hover",
        chosen: "chosen input-selection-background link-background-hover",
        accent: "border scrollbar-active",
        box: "input-cursor-foreground scrollbar-background scrollbar-background-hover scrollbar-background-active"
        " link-background",
    }
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=accent,
        error=accent,
        success=accent,
        background=ground,
        surface=box,
        panel=box,
        foreground=text,
        variables={name: colour for colour, names in uses.items() for name in names.split()}
        | {"link-style": "none", "link-style-hover": "underline"},
    )


DARK = _theme(
    "evening",
    dark=True,
    ground="#15191d",
    box="#20262c",
    text="#f3f0e8",
    muted="#bfc6cc",
    accent="#8fd3bb",
    chosen="#28473f",
    line="#84919c",
)
LIGHT = _theme(
    "morning",
    dark=False,
    ground="#fbf8f1",
    box="#ffffff",
    text="#1b1f23",
    muted="#434a51",
    accent="#0b5042",
    chosen="#cfe6dc",
    line="#6d767d",
)
