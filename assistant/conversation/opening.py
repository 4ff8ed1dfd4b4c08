"""Opens a conversation from the content files: a flow, its words, its coaching."""

from __future__ import annotations

from assistant.content import Content
from assistant.conversation.checks import checked
from assistant.conversation.coaching import Coaching, read_coaching
from assistant.conversation.engine import Conversation
from assistant.conversation.flow import Flow
from assistant.conversation.flow_file import FlowFile, suggestion
from assistant.conversation.prompt_file import read_prompts
from assistant.conversation.wording import Wording
from assistant.errors import CannotUse, ContentFault, Fault

LANGUAGE = "en"


def flow_names(content: Content) -> list[str]:
    """The names of all flows, sorted."""
    return [name.removesuffix(".yaml") for name in content.names("flows")]


def open_conversation(content: Content, name: str) -> Conversation:
    """A flow ready to talk; raises CannotUse for an unknown name and ContentFault for a broken file."""
    # What ships is checked by our tests; a service's own flow is checked each time, before the first question.
    flow, wording, coaching, faults = _read(content, name, with_places=content.own is not None)
    if faults:
        raise ContentFault(faults)
    return Conversation(flow, wording, coaching)


def check_flow(content: Content, name: str) -> list[Fault]:
    """Every fault of a flow and of the words that belong to it, file by file and line by line."""
    return sorted(set(_read(content, name, with_places=True)[3]))


def _read(content: Content, name: str, *, with_places: bool) -> tuple[Flow, Wording, Coaching, list[Fault]]:
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
    if with_places:
        from assistant.conversation.place_checks import place_faults  # late: it needs the models of the plan

        faults += place_faults(flow)
    if flow.name != name:
        faults.append(
            Fault(f"flows/{file}", block.line_of("flow"), f'"flow: {flow.name}" has to be the file\'s name: {name}.')
        )
    if not flow.stages:
        # Without stages every word would seem to belong to no step: that is one mistake, not a hundred.
        return flow, Wording({}), Coaching((), Wording({})), faults
    wording, more = _words(content, flow, name)
    coaching, yet_more = _coaching(content, flow, name)
    return flow, wording, coaching, faults + more + yet_more


def _words(content: Content, flow: Flow, name: str) -> tuple[Wording, list[Fault]]:
    file = f"{name}.{LANGUAGE}.yaml"
    block, faults = content.look("prompts", file)
    wording, more = read_prompts(block, flow, f"prompts/{file}")
    return wording, faults + more


def _coaching(content: Content, flow: Flow, name: str) -> tuple[Coaching, list[Fault]]:
    file = f"coaching.{name}.yaml"
    if file not in content.names("data"):
        return Coaching((), Wording({})), []
    block, faults = content.look("data", file)
    coaching, more = read_coaching(block, flow, f"data/{file}")
    return coaching, faults + more
