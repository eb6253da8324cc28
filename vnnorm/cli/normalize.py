"""``vnnorm normalize``: normalize the texts of files, and print, write, replace or only check them."""

from __future__ import annotations

from itertools import chain
from typing import Any

import click

from vnnorm.cli.configured import Configured
from vnnorm.cli.console import Console, on_terminal
from vnnorm.cli.earlier import FolderJournal, without_existing
from vnnorm.cli.file import RunOptions
from vnnorm.cli.formats import format_of
from vnnorm.cli.help import GroupedCommand
from vnnorm.cli.inputs import Source, Unreadable, find_sources, without_outside_links
from vnnorm.cli.journal import options_of
from vnnorm.cli.messages import STDIN, UserError
from vnnorm.cli.options import choice_of, input_options, step_options
from vnnorm.cli.output import check_flags, output_options, with_outputs
from vnnorm.cli.pieces import Choice
from vnnorm.cli.progress import Progress
from vnnorm.cli.run import Run
from vnnorm.cli.tally import Tally
from vnnorm.cli.targets import check_output_paths, is_folder, output_paths
from vnnorm.cli.trial import trial_of
from vnnorm.cli.work import Job


@click.command("normalize", cls=GroupedCommand)
@input_options
@step_options
@output_options
@click.pass_context
def normalize_command(
    context: click.Context,
    /,
    output: str | None,
    in_place: bool,
    **options: Any,
) -> None:
    """Print the texts of FILEs, normalized.

    Each .txt and .md file is one text; of Markdown only the prose changes. In JSON lines (.jsonl) every line has one, and
    in .json every object, in --field; in .csv, .tsv and .parquet every row has one, in --column. All may be compressed (.gz,
    .zst). Without FILE, or for -, standard input is read. What comes out has the order of what went in.

    The exit status is 0 where all went well, 1 where --in-place changed or --check would change something, 2 for errors, each
    told in one line on standard error.
    """
    configured = Configured(options)
    output = None if output == STDIN else output
    check_flags(output, in_place, options)
    console = Console(quiet=options["quiet"], verbose=options["verbose"])
    writes_back = in_place or options["check"] or options["diff"]
    choice = with_outputs(choice_of(options, keep_frame=writes_back)._replace(drop_bom=options["drop_bom"]), options)
    sources = find_sources(options["files"], options["pattern"], choice, once=writes_back or output is not None, output=output)
    if writes_back:
        sources = _without_links(sources, console)
    sources, lists = configured.lists(configured.without_excluded(sources))
    run_options = RunOptions(
        choice,
        _output_paths(sources, output, choice),
        in_place=in_place,
        trial=trial_of(options["limit"], options["sample"], options["seed"], sources, choice),
        finished=_folder_journal(sources, output, options, options_of(choice, chain.from_iterable(lists))),
        **{name: options[name] for name in RunOptions._fields if name in options},
    )
    sources = _left_to_do(sources, run_options, console, skip_existing=options["skip_existing"])
    tally = Tally(tuple(dict.fromkeys(step.name for steps in lists for step in steps)))
    console.progress = _progress(sources, run_options, quiet=options["quiet"])
    run = Run(run_options, Job(lists, in_place, options["stats"]), console, tally)
    run.over(sources)
    if run_options.finished is not None:
        run_options.finished.forget()
    if options["stats"]:
        click.echo(tally.table(), err=True, nl=False)
    context.exit(_exit_status(console, run, in_place, is_watched=in_place or options["check"]))


def _exit_status(console: Console, run: Run, in_place: bool, *, is_watched: bool) -> int:
    """2 after an error, 1 if a file changed or would change and the caller watches for that, else 0."""
    if is_watched:
        _summary(console, run, in_place)
    return 2 if console.failed else 1 if is_watched and run.changed_files else 0


def _folder_journal(
    sources: list[Source | Unreadable], output: str | None, options: dict[str, Any], settings: dict[str, str]
) -> FolderJournal | None:
    """The journal of a run whose outputs are in a folder; None for a trial. UsageError if an earlier run was not finished."""
    if output is None or not is_folder(sources, output) or options["limit"] is not None or options["sample"] is not None:
        return None
    journal = FolderJournal(output, settings)
    journal.start(options["resume"])
    return journal


def _left_to_do(
    sources: list[Source | Unreadable], run_options: RunOptions, console: Console, *, skip_existing: bool
) -> list[Source | Unreadable]:
    """The sources that are left to do after an earlier run; reports how many are skipped."""
    skipped = 0
    if run_options.finished is not None:
        sources, skipped = run_options.finished.without_done(sources, run_options.output_paths)
    if skip_existing:
        sources, more = without_existing(sources, run_options.output_paths)
        skipped += more
    if skipped:
        console.note(f"skipped {skipped:,} {'file' if skipped == 1 else 'files'} that an earlier run has done")
    return sources


def _without_links(sources: list[Source | Unreadable], console: Console) -> list[Source | Unreadable]:
    """The sources without links that lead out of their folder; reports these."""
    kept, skipped = without_outside_links(sources)
    for one in skipped:
        console.note(f"skipped {one.shown}: {one.note}")
    return kept


def _output_paths(sources: list[Source | Unreadable], output: str | None, choice: Choice) -> dict[str, str]:
    """The output path of each source path; empty without --output. UsageError if outputs collide."""
    if output is None:
        return {}
    try:
        made = output_paths(sources, output)
        check_output_paths(made, {one.path: format_of(one.path, choice) for one in sources if isinstance(one, Source)})
    except UserError as error:
        raise click.UsageError(f"--output: {error}") from None
    return made


def _progress(sources: list[Source | Unreadable], run_options: RunOptions, *, quiet: bool) -> Progress:
    """The progress bar; hidden if results are printed on the same terminal."""
    prints = not (run_options.dry or run_options.in_place or run_options.output_paths) or run_options.diff
    if quiet or (prints and on_terminal()):
        return Progress(0, False)
    return Progress(sum(one.size for one in sources if isinstance(one, Source)), True)


def _summary(console: Console, run: Run, in_place: bool) -> None:
    changed, same = run.changed_files, run.same_files
    if changed + same > 1:
        verb = "changed" if in_place else "would change"
        console.note(f"{changed} {'file' if changed == 1 else 'files'} {verb}, {same} unchanged")
