"""Take screenshots of a report, wide and narrow, light and dark: ``python docs/pictures/report.py``.

It needs Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from vnnorm import NEWS, explain

ROOT = Path(__file__).parent.parent.parent
PICTURES = {
    "report.png": ("1200,860", "light"),
    "report-dark.png": ("1200,860", "dark"),
    "report-phone.png": ("500,1000", "light"),
    "report-phone-dark.png": ("500,1000", "dark"),
}
SCHEMES = {"dark": 0, "light": 1}  # the numbers that Blink gives them


def main() -> None:
    """Take a screenshot of the report of the sample article for each entry of ``PICTURES``."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium found; install it (Debian: apt-get install chromium)")
    told = explain(
        (ROOT / "examples" / "visit.txt").read_text("utf-8"), steps=(*NEWS, "dates", "titles"), reference=date(2025, 9, 17)
    )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder, "report.html")
        page.write_text(told.to_html("visit.txt"), "utf-8")
        for name, (size, scheme) in PICTURES.items():
            options = (
                f"--headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir={folder}/profile "
                f"--window-size={size} --blink-settings=preferredColorScheme={SCHEMES[scheme]}"
            )
            picture = ROOT / "docs" / "_static" / name
            subprocess.run(
                [chromium, *options.split(), f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True
            )


if __name__ == "__main__":
    main()
