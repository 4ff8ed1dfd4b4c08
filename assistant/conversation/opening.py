"""Opens a conversation from the content files: a flow, its words, its coaching."""

from __future__ import annotations

from functools import cache, partial

from assistant.content import Content
from assistant.conversation.checks import checked
from assistant.conversation.coaching import Coaching, read_coaching
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Flow
from assistant.conversation.flow_file import FlowFile
from assistant.conversation.options import Directory, read_options
from assistant.conversation.prompt_file import PromptFiles
from assistant.conversation.wording import Wording
from assistant.errors import CannotUse, ContentFault, Fault
from assistant.plain_yaml import Block
from assistant.suggestion import suggestion

LANGUAGE = "en"
OPTIONS = "options.yaml"


def flow_names(content: Content) -> list[str]:
    """The names of all flows, sorted."""
    return [name.removesuffix(".yaml") for name in content.names("flows")]


def open_conversation(content: Content, name: str) -> Conversation:
    """A flow ready to talk; raises CannotUse for an unknown name and ContentFault for a broken file."""
    # What ships is checked by our tests, and its words are read stage by stage; a service's own flow is checked
    # whole, before the first question.
    flow, words, coaching, faults = _read(content, name, whole=content.own is not None)
    if faults:
        raise ContentFault(faults)
    return Conversation(flow, words, coaching, partial(directory, content))


@cache
def directory(content: Content) -> Directory:
    """What support there is; raises ContentFault for a file with mistakes."""
    block, faults = content.look("data", OPTIONS)
    found, more = read_options(block, f"data/{OPTIONS}")
    if faults or more:
        raise ContentFault([*faults, *more])
    return found


def check_flow(content: Content, name: str) -> list[Fault]:
    """Every fault of a flow and of the words that belong to it, file by file and line by line."""
    return sorted(set(_read(content, name, whole=True)[3]))


def _read(content: Content, name: str, *, whole: bool) -> tuple[Flow, Wording, Coaching, list[Fault]]:
    known = flow_names(content)
    if name not in known:
        raise CannotUse(f'There is no flow called "{name}".{suggestion(name, known)} There is: {", ".join(known)}.')
    file = f"{name}.yaml"
    block, faults = content.look("flows", file)
    if "stages" not in block and faults:
        return Flow(name, 1, name, ()), Wording({}), Coaching((), Wording({})), faults
    written = FlowFile(block, f"flows/{file}")
    flow, found = checked(written.flow)
    faults += written.faults + found
    if whole:
        from assistant.conversation.place_checks import place_faults  # late: it needs the parts of the plan

        faults += place_faults(flow)
    faults += _flow_name_faults(flow, known, block.line_of("borrows"))
    if flow.name != name:
        line = block.line_of("flow")
        faults.append(Fault(f"flows/{file}", line, f'"flow: {flow.name}" has to be the file\'s name: {name}.'))
    if not flow.stages:
        # Without stages every word would seem to belong to no step: that is one mistake, not a hundred.
        return flow, Wording({}), Coaching((), Wording({})), faults
    if whole and any(step.kind == "options" for step in flow.steps.values()):
        options, yet_more = content.look("data", OPTIONS)
        faults += yet_more + read_options(options, f"data/{OPTIONS}")[1]
    words = PromptFiles(flow, partial(_looked_up, content), LANGUAGE)
    if whole:
        _ = words.wording.entries  # all of them, so that every fault is found
    coaching, more = _coaching(content, flow, name)
    return flow, words.wording, coaching, faults + words.faults + more


def _flow_name_faults(flow: Flow, known: list[str], line: int) -> list[Fault]:
    """What is said of other flows that are not there: `FLOW was had`, and `borrows`."""
    conditions = [(step.line, condition) for step in flow.steps.values() for condition in step.when]
    named = [(at, test.subject) for at, one in conditions for test in one.tests if test.verb == "had"]
    named += [(line, flow.borrows)] if flow.borrows else []
    return [
        Fault(flow.file, at, f'"{name}" is no flow.{suggestion(name, known)} There is: {", ".join(known)}.')
        for at, name in named
        if name not in known
    ]


def _looked_up(content: Content, name: str) -> tuple[Block, list[Fault]] | None:
    return content.look("prompts", name) if content.has("prompts", name) else None


def _coaching(content: Content, flow: Flow, name: str) -> tuple[Coaching, list[Fault]]:
    for lender in (name, flow.borrows):
        file = f"coaching.{lender}.yaml"
        if lender and content.has("data", file):
            block, faults = content.look("data", file)
            coaching, more = read_coaching(block, flow, f"data/{file}")
            # Borrowed rules may look at steps that only their own flow has, and are checked with it.
            return coaching, faults + more if lender == name else faults
    return Coaching((), Wording({})), []
