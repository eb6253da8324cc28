"""Configuration of Sphinx. ``sphinx-build -W docs docs/_build`` builds the site, and treats warnings as errors."""

from __future__ import annotations

import sys
from pathlib import Path

import vnnorm

sys.path.insert(0, str(Path(__file__).parent / "playground"))  # an extension of this site

project = "vnnorm"
author = "The vnnorm developers"
project_copyright = "The vnnorm developers"
version = release = vnnorm.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.intersphinx", "sphinx_copybutton", "playground"]
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore_regex = [
    ("py:.*", r"(collections\.abc|datetime|typing)\..*|Sequence|Iterable|Iterator|Callable|Any|Self|DataFrame|Reference"),
    ("py:class", r"spacy\..*|os\.PathLike|Lines|OwnFinding"),  # the last two are of the signatures of Step
    ("py:class", r"(vnnorm\..*\.)?(StepName|BoilerplateKind|Favor|TitleKind|DateStyle|ToneStyle)"),  # data, not classes
]

# Pages link to data files and to the changelog by relative paths, so that the links also work in the checkout.
myst_enable_extensions = ["colon_fence", "attrs_inline"]
myst_heading_anchors = 3
intersphinx_mapping: dict[str, tuple[str, None]] = {}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
autodoc_mock_imports = ["datatrove", "pandas", "polars", "pyspark", "spacy"]  # so that the site builds without them
python_use_unqualified_type_names = True

html_theme = "furo"
pygments_dark_style = "github-dark"
highlight_options = {
    "python": {"stripnl": True},
    "pycon": {"stripnl": True},
}  # doctest needs an empty line at the end of a block
html_title = "vnnorm"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#9b1c1c", "color-brand-content": "#9b1c1c"},
    "dark_css_variables": {"color-brand-primary": "#f28b82", "color-brand-content": "#f28b82"},
}
copybutton_prompt_text = r">>> |\.\.\.(?: |$)|\$ "  # also "..." alone, for an empty line of a string
copybutton_prompt_is_regexp = True
