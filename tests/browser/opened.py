"""A page in a real browser, and what can be seen of it: faults, requests, words, printed pages."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

MODULES = Path(__file__).with_name("node_modules")
"""The npm packages that `make browser` brings."""
_HERE = "http://here.invalid/"
_LENT = f"{_HERE}node_modules/"
_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Opened:
    """A page of a browser, with no network: it is given itself, and files of npm packages below `node_modules/`."""

    def __init__(self, page: Any) -> None:
        self.page = page
        """The page of Playwright, for all that is not told here."""
        self.asked_for: list[str] = []
        """The addresses that the page asked for and was not given."""
        self.complaints: list[str] = []
        """What its console called an error."""
        self._html = b""
        page.route("**/*", self._answer)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))

    def show(self, html: str | bytes) -> None:
        """Opens a page of this HTML; raises what Playwright raises when it cannot be shown."""
        self._html = html.encode() if isinstance(html, str) else html
        self.page.goto(f"{_HERE}page.html")

    def faults(self) -> list[str]:
        """What keeps somebody from reading the page, as axe finds it: the rule, what it says, and where."""
        # Run from outside, where the page's own rules on scripts do not reach.
        self.page.evaluate((MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8"))
        found = self.page.evaluate("tags => axe.run({runOnly: tags})", _STANDARDS)
        assert found["passes"], "axe looked at nothing"
        return [f"{one['id']}: {one['help']}, {[node['html'] for node in one['nodes']]}" for one in found["violations"]]

    def words(self) -> str:
        """All words of the page that can be seen, with one space between them."""
        return " ".join(str(self.page.inner_text("body")).split())

    def pdf(self) -> bytes:
        """The page as it is printed, on the paper that it asks for."""
        return bytes(self.page.pdf(prefer_css_page_size=True))

    def _answer(self, route: Any) -> None:
        address = route.request.url.partition("?")[0]
        lent = MODULES / address.removeprefix(_LENT)
        if address == f"{_HERE}page.html":
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
        elif address.startswith(_LENT) and lent.is_file():
            route.fulfill(body=lent.read_bytes(), content_type=mimetypes.guess_type(lent.name)[0] or "text/plain")
        else:
            self.asked_for.append(route.request.url)
            route.abort()
