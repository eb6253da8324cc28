"""Commands whose help shows the options in groups, in the order in which a user meets them."""

from __future__ import annotations

import click

# The groups and the names of their options; an option that is in none of them comes last.
_GROUPS = {
    "What is read": ("pattern", "form", "fields", "columns", "quoting", "reference", "reference_field", "on_error"),
    "What is done": ("steps", "preset", "settings", "patterns", "default_steps", "config", "no_config", "force_exclude"),
    "Where it goes": ("output", "output_fields", "output_columns", "in_place", "force", "drop_bom", "check", "diff"),
    "Long work, and trials": ("skip_existing", "resume", "limit", "sample", "seed", "jobs"),
}
_OTHER = "Other options"


class GroupedCommand(click.Command):
    """A command with groups of options."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each group under its heading."""
        groups: dict[str, list[tuple[str, str]]] = {heading: [] for heading in (*_GROUPS, _OTHER)}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and not isinstance(parameter, click.Argument):
                groups[heading_of(parameter.name or "")].append(record)
        for heading, records in groups.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


def heading_of(name: str) -> str:
    """The group of an option."""
    return next((heading for heading, names in _GROUPS.items() if name in names), _OTHER)
