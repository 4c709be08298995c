"""Completion for the shells, made from the grammar of the command line itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from newstui.cli.output import DONE, data

_SHELLS = ("bash", "zsh", "fish")


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("completions", help="print the completion script of a shell")
    command.add_argument("shell", choices=_SHELLS, metavar=f"{{{','.join(_SHELLS)}}}")
    command.set_defaults(run=print_script)


def print_script(options: argparse.Namespace) -> int:
    """The script for a shell: `newstui completions bash > ~/.local/share/bash-completion/…`."""
    from newstui.cli.main import parser

    top = parser()
    data({"bash": _bash, "zsh": _zsh, "fish": _fish}[options.shell](top).rstrip())
    return DONE


def _commands(top: argparse.ArgumentParser) -> dict[str, tuple[str, argparse.ArgumentParser]]:
    """Every command with its help and its own grammar."""
    (action,) = (one for one in top._actions if isinstance(one, argparse._SubParsersAction))
    helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
    return {name: (helps.get(name, ""), parser) for name, parser in action.choices.items()}


def _options(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, bool]]:
    """Each long option: its name, its help, whether a value follows."""
    for action in parser._actions:
        for name in action.option_strings:
            if name.startswith("--") and action.help != argparse.SUPPRESS:
                yield name, (action.help or "").replace("%%", "%"), action.nargs != 0


def _choices(parser: argparse.ArgumentParser) -> list[str]:
    """What the arguments of a command are chosen from, where they are."""
    return [
        str(choice)
        for action in parser._actions
        if not action.option_strings and action.choices and not isinstance(action.choices, dict)
        for choice in action.choices
    ]


def _bash(top: argparse.ArgumentParser) -> str:
    commands = _commands(top)
    cases = "\n".join(
        f'        {name}) words="{" ".join([*(o[0] for o in _options(its)), *_choices(its)])}" ;;'
        for name, (_, its) in commands.items()
    )
    always = " ".join([*commands, *(option[0] for option in _options(top))])
    return f"""# bash completion for newstui
_newstui() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" command="" words="" word skip=0
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        if [ $skip = 1 ]; then skip=0; continue; fi
        case "$word" in
            --db|--config) skip=1 ;;
            -*) ;;
            *) command="$word"; break ;;
        esac
    done
    case "$command" in
        "") words="{always}" ;;
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    [ ${{#COMPREPLY[@]}} = 0 ] && COMPREPLY=($(compgen -f -- "$current"))
}}
complete -o filenames -F _newstui newstui
"""


def _zsh(top: argparse.ArgumentParser) -> str:
    commands = _commands(top)
    described = "\n".join(
        f"        {_quoted(f'{name}:{text}')}" for name, (text, _) in commands.items()
    )
    cases = "\n".join(
        f"        {name}) _arguments -s {' '.join(_zsh_arguments(its))} ;;"
        for name, (_, its) in commands.items()
    )
    everywhere = " ".join(_zsh_options(top))
    return f"""#compdef newstui
_newstui() {{
    local -a commands
    commands=(
{described}
    )
    _arguments -C {everywhere} '1: :->command' '*:: :->rest'
    case $state in
        command) _describe command commands ;;
        rest) case $words[1] in
{cases}
        esac ;;
    esac
}}
compdef _newstui newstui
"""


def _zsh_arguments(parser: argparse.ArgumentParser) -> list[str]:
    choices = _choices(parser)
    rest = f"'*:value:({' '.join(choices)})'" if choices else "'*:file:_files'"
    return [*_zsh_options(parser), rest]


def _zsh_options(parser: argparse.ArgumentParser) -> list[str]:
    return [
        _quoted(f"{name}[{_without_brackets(text)}]{':value:_files' if takes else ''}")
        for name, text, takes in _options(parser)
    ]


def _fish(top: argparse.ArgumentParser) -> str:
    commands = _commands(top)
    lines = ["# fish completion for newstui"]
    lines += [_fish_option("__fish_use_subcommand", *option) for option in _options(top)]
    for name, (text, its) in commands.items():
        lines.append(
            f"complete -c newstui -n __fish_use_subcommand -f -a {name} -d {_quoted(text)}"
        )
        here = f"'__fish_seen_subcommand_from {name}'"
        lines += [_fish_option(here, *option) for option in _options(its)]
        lines += [f"complete -c newstui -n {here} -f -a {choice}" for choice in _choices(its)]
    return "\n".join(lines)


def _fish_option(condition: str, name: str, text: str, takes: bool) -> str:
    value = " -r" if takes else ""
    return f"complete -c newstui -n {condition} -l {name[2:]}{value} -d {_quoted(text)}"


def _quoted(text: str) -> str:
    """In single quotes, as all three shells read them."""
    return "'" + text.replace("'", "’") + "'"


def _without_brackets(text: str) -> str:
    return text.replace("[", "(").replace("]", ")").replace(":", ";")
