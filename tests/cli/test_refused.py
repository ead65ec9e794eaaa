"""A refusal names the option that says what is missing."""

import inspect

import click
import pytest

from acts.cli.act import command as act_command
from acts.cli.refused import _OPTIONS, refused_as_typed
from acts.cli.task import command as task_command
from acts.errors import Problem, WorkflowError
from acts.guards import act_guards, shared, task_guards

COMMANDS = (*act_command.commands.values(), *task_command.commands.values())
GUARDS = "".join(inspect.getsource(one) for one in (act_guards, shared, task_guards))


def told(command, code):
    problem = Problem(message="нет", remedy="Напишите", code=code)
    with pytest.raises(WorkflowError) as refused, refused_as_typed(command, {}):
        raise WorkflowError(problem)
    return refused.value.problems[0].remedy


@pytest.mark.parametrize("code", _OPTIONS)
def test_what_a_guard_misses_has_an_option_of_a_command(code):
    assert f'"{code.removeprefix("workflow.")}"' in GUARDS
    assert any(told(one, code).startswith("Напишите: --") for one in COMMANDS)


def test_a_command_that_has_no_such_option_offers_none():
    bare = click.Command("sign", params=[click.Option(["--on"], metavar="ДАТА")])

    assert told(bare, "workflow.no-reason") == "Напишите"
    assert told(bare, "workflow.future") == "Напишите"
