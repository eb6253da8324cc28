"""Sphinx: the pages of this folder as a site. ``sphinx-build -W docs docs/_build`` makes it; warnings are errors."""

from __future__ import annotations

import vnnorm

project = "vnnorm"
author = "The vnnorm developers"
project_copyright = "The vnnorm developers"
version = release = vnnorm.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.intersphinx", "sphinx_copybutton"]
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(collections\.abc|datetime|typing)\..*|Sequence|Iterable|Iterator|Callable|Any|Self|DataFrame|Reference")
]

# Pages link to data files and to the changelog by their place in the checkout, so that the links work there too.
myst_enable_extensions = ["colon_fence", "attrs_inline"]
myst_heading_anchors = 3
intersphinx_mapping: dict[str, tuple[str, None]] = {}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
autodoc_mock_imports = ["datatrove", "pyspark"]  # their pages are made without them
python_use_unqualified_type_names = True

html_theme = "furo"
pygments_dark_style = "github-dark"
highlight_options = {"python": {"stripnl": True}, "pycon": {"stripnl": True}}  # doctest wants an empty line at the end
html_title = "vnnorm"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#9b1c1c", "color-brand-content": "#9b1c1c"},
    "dark_css_variables": {"color-brand-primary": "#f28b82", "color-brand-content": "#f28b82"},
}
copybutton_prompt_text = r">>> |\.\.\.(?: |$)|\$ "  # a line of a text that is empty, too
copybutton_prompt_is_regexp = True
