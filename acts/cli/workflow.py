"""`acts workflow graph`: the two state machines as Mermaid diagrams."""

import click

from acts.workflow import ACT_WORKFLOW, TASK_WORKFLOW

__all__ = ["command"]


@click.group(help="Схемы состояний акта и пункта карты.")
def command() -> None:
    """Hold the subcommands."""


@command.command(help="Нарисовать схему состояний (Mermaid).")
@click.argument("machine", type=click.Choice(["act", "task"]), metavar="act|task")
def graph(machine: str) -> None:
    """Print one diagram."""
    click.echo((ACT_WORKFLOW if machine == "act" else TASK_WORKFLOW).mermaid())
