"""The list of every page of the site (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

SITEMAP = "sitemap.xml"


def write_sitemap(addresses: Iterable[str], site_url: str, site: Path) -> None:
    """Write sitemap.xml from addresses below the site's root, in place of the engine's own."""
    lines = (f"<url><loc>{escape(site_url + address)}</loc></url>" for address in sorted(addresses))
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        ]
    )
    (site / SITEMAP).write_text(text, encoding="utf-8")
    (site / f"{SITEMAP}.gz").unlink(missing_ok=True)
