"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.command_line import parser
from assistant.conversation.turns import Chosen, GoOn, GoTo, Typed
from assistant.storage.store import Store
from tests.talking import Talking

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records, named by the environment."""
    folder = tmp_path / "records"
    monkeypatch.setenv("WHATMATTERS_RECORDS", str(folder))
    monkeypatch.delenv("WHATMATTERS_CONTENT", raising=False)
    return folder


@pytest.fixture
def marys_plan(records: Path) -> str:
    """The id of a kept plan with a name, a hope and a review date."""
    store = Store(records)
    store.ready()
    talk = Talking().reply(GoOn(), Typed("Mary"), GoTo("agreeing/review_on"), Typed("in 6 weeks"))
    talk.reply(GoTo("what_matters/hopes"), Typed("The sea [red] again"), GoTo("goals"))
    record = talk.record.changed(id=store.new_id())
    with store.create(record) as plan:
        plan.keep(record)
    return record.id


def test_plans_lists_every_plan_with_where_it_stands(marys_plan: str, capsys: Printed) -> None:
    """Id, name, stage reached, last saved and review date are there."""
    assert main(["plans"]) == 0

    printed = capsys.readouterr().out
    for words in (marys_plan, "Mary's plan", "Goals and actions", "22 November 2026", "3 January 2027"):
        assert words in printed


def test_plans_as_json_is_a_list_of_plain_facts(marys_plan: str, capsys: Printed) -> None:
    """The JSON names the same facts."""
    main(["plans", "--json"])

    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], row["name"], row["stage"], row["review"]) == (marys_plan, "Mary", "goals", "2027-01-03")


@pytest.mark.usefixtures("records")
def test_no_plans_yet_says_how_to_begin(capsys: Printed) -> None:
    """An empty folder is no error."""
    assert main(["plans"]) == 0
    assert "whatmatters discuss" in capsys.readouterr().out


def test_show_prints_the_plan_in_the_persons_words(marys_plan: str, capsys: Printed) -> None:
    """The plan in plain English, found by the start of its id."""
    assert main(["show", marys_plan[:4]]) == 0

    printed = capsys.readouterr().out
    assert "Mary's plan" in printed
    assert "What I hope for: The sea [red] again" in printed


def test_show_as_json_is_exactly_what_is_kept(marys_plan: str, records: Path, capsys: Printed) -> None:
    """The structured plan is the one in the file."""
    main(["show", marys_plan, "--json"])

    shown = json.loads(capsys.readouterr().out)
    kept = json.loads((records / f"{marys_plan}.json").read_text(encoding="utf-8"))
    assert shown in [document["plan"] for table in kept.values() for document in table.values()]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["discuss", "--level", "5"], 2, 'a level is 1, 2, 3 or 4, not "5"'),
        (["discuss", "--role", "doctor"], 2, '"doctor" is no role. Choose one of practitioner, peer, patient'),
        (["flow", "shaw"], 2, '"shaw" is not known here. Did you mean show? For help, type: whatmatters flow --help'),
        (["flow", "x"], 2, '"x" is not known here. There is: list, show, check, coverage, try. For help'),
        (["practice"], 2, '"practice" is not known here. Did you mean practise?'),
        (["--role", "peer"], 2, '"--role" is not known before a command. Name a command first, such as prepare. For'),
        (["--plain", "discus"], 2, '"discus" is not known here. Did you mean discuss?'),
        (["--level"], 2, '"--level" is not known here. For help'),
        (["--records"], 2, "Something is missing after --records. For help"),
        (["compare", "aaaaaa", "one"], 2, '"one" is no number. For help'),
        (["flow", "try", "discuss"], 2, "This is missing: --story. For help"),
        (["flow", "check", "discus"], 1, 'There is no flow called "discus". Did you mean discuss?'),
        (["flow", "show", "nope"], 1, 'There is no flow called "nope".'),
        (["flow", "try", "discuss", "--story", "not-there.yaml"], 1, '"not-there.yaml" cannot be read.'),
        (["show", "zzzzzz"], 1, "There are no plans here yet."),
        (["discuss", "--plan", "zzzzzz", "--plain"], 1, "There are no plans here yet."),
        (["plans", "--content", "not-there"], 0, ""),
    ],
)
@pytest.mark.usefixtures("records")
def test_wrong_words_on_the_command_line_get_one_sentence(
    arguments: list[str], code: int, sentence: str, capsys: Printed
) -> None:
    """Usage is 2, what the person can mend is 1, each with one sentence on standard error."""
    try:
        given = main(arguments)
    except SystemExit as left:
        given = int(left.code or 0)

    error = capsys.readouterr().err
    if sentence:
        assert given == code
        assert sentence in error
        assert error.count("\n") == 1
    assert "Traceback" not in error


def test_a_folder_that_cannot_be_written_is_said_at_once(tmp_path: Path, capsys: Printed) -> None:
    """A file where the folder should be: a sentence, exit code 1, before any question is asked."""
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    assert main(["discuss", "--plain", "--records", str(in_the_way)]) == 1
    printed = capsys.readouterr()
    assert "--records" in printed.err
    assert printed.out == ""


def test_a_content_folder_that_is_not_there_is_said(capsys: Printed) -> None:
    """A service's folder has to exist."""
    assert main(["--content", "not-there", "flow", "list"]) == 1
    assert "no folder" in capsys.readouterr().err


def test_flow_list_names_what_there_is(capsys: Printed) -> None:
    """Each flow has its name and title."""
    assert main(["flow", "list"]) == 0
    assert "discuss: Have the talk" in capsys.readouterr().out


def test_flow_show_is_a_document_to_sign_off(capsys: Printed) -> None:
    """Every step of the flow stands in it, with the words for this reader, at most 80 columns wide."""
    assert main(["flow", "show", "discuss", "--role", "practitioner", "--level", "1"]) == 0

    printed = capsys.readouterr().out
    assert "[goals/confidence]" in printed
    assert "Listen for:" in printed
    assert "Read and agreed by" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_flow_show_as_json_has_all_that_a_story_needs(capsys: Printed) -> None:
    """Path, kind, options, ends, condition, repeats and the words by role and level."""
    main(["flow", "show", "discuss", "--json"])

    stages = {stage["id"]: stage for stage in json.loads(capsys.readouterr().out)["stages"]}
    steps = {step["path"]: step for step in stages["goals"]["steps"]}
    confidence = steps["goals/confidence"]
    assert confidence["kind"] == "scale"
    assert confidence["scale"]["from"], confidence["scale"]["to"] == (1, 10)
    assert [one["id"] for one in confidence["inside"]] == ["goals", "actions", "rounds"]
    assert steps["goals/right_action"]["when"][-1] == "confidence is below 6"
    words = steps["goals/goal"]["words"]
    assert words["patient"]["1"]["ask"] != words["patient"]["4"]["ask"]
    assert set(words) == {"patient", "peer", "practitioner"}


@pytest.mark.usefixtures("_numbers_just_checked")
def test_flow_check_lists_every_fault_and_exits_with_1(tmp_path: Path, capsys: Printed) -> None:
    """All faults of a service's own words at once, with their lines."""
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    prompts.joinpath("discuss.en.yaml").write_text("goals/gaol:\n  ask: x\ngoals/goal:\n  asks: y\n", encoding="utf-8")

    assert main(["flow", "check", "--content", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert 'line 1: "goals/gaol" is no step of discuss. Did you mean goals/goal?' in printed.out
    assert 'line 4: "asks" is not known here. Did you mean ask?' in printed.out
    assert "2 faults found" in printed.err


def test_flow_check_finds_faults_in_the_rules_for_urgent_words_and_in_service_keys(
    tmp_path: Path, capsys: Printed
) -> None:
    """Both are passed over in silence during a talk, or stop a lock: so they have to be seen here."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "urgent_help.yaml").write_text("groups:\n  weather: {said: Rain}\n", encoding="utf-8")
    (data / "service_keys.yaml").write_text("services:\n  - {name: Riverside Surgery}\n", encoding="utf-8")

    assert main(["flow", "check", "--content", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert "data/urgent_help.yaml line" in printed
    assert 'data/service_keys.yaml line 1: each service needs "name:" and its public key' in printed


@pytest.mark.usefixtures("_numbers_just_checked")
def test_flow_check_finds_faults_in_the_words_of_practice(tmp_path: Path, capsys: Printed) -> None:
    """What is shown, and what a made-up person knows a question by: each wrong key of a service with its line."""
    (tmp_path / "prompts" / "practise").mkdir(parents=True)
    own = tmp_path / "prompts" / "practise" / "remarks.en.yaml"
    own.write_text(
        "# Ours\nlong:\n  frist: That was {count} words.\n  first: That was {cuont} words.\n", encoding="utf-8"
    )
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "practising.yaml").write_text("# Ours\nmoments:\n  greetings: [hello]\n", encoding="utf-8")

    assert main(["flow", "check", "--content", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    remarks = "prompts/practise/remarks.en.yaml"
    assert f'{remarks} line 3: "long.frist" is no words of this document. Did you mean long.first?' in printed.out
    assert f"{remarks} line 4: nothing fills {{cuont}} in long.first. What can stand there: {{count}}." in printed.out
    assert 'data/practising.yaml line 3: "greetings" is not known here. Did you mean greeting?' in printed.out
    assert "3 faults found" in printed.err


@pytest.mark.usefixtures("_numbers_just_checked")
def test_flow_check_is_clean_on_ours(capsys: Printed) -> None:
    """What ships has no faults."""
    assert main(["flow", "check"]) == 0
    assert "no faults found" in capsys.readouterr().out


STORY = "answers: {welcome/name: Ann, goals: [{goal: Walk to the shop and back}]}\ntoday: 2026-11-22\n"


def test_flow_try_prints_the_talk_and_the_plan(tmp_path: Path, capsys: Printed) -> None:
    """A story is played and nothing is saved."""
    file = tmp_path / "ann.yaml"
    file.write_text(STORY, encoding="utf-8")

    assert main(["flow", "try", "discuss", "--story", str(file), "--role", "peer", "--level", "1"]) == 0
    printed = capsys.readouterr().out
    assert "> Walk to the shop and back" in printed
    assert "What I want: Walk to the shop and back" in printed


def test_flow_try_as_json_has_turns_and_plan(tmp_path: Path, capsys: Printed) -> None:
    """The turns in order, and the plan that they make."""
    file = tmp_path / "ann.yaml"
    file.write_text(STORY, encoding="utf-8")
    main(["flow", "try", "discuss", "--story", str(file), "--json"])

    data = json.loads(capsys.readouterr().out)
    assert data["turns"][0]["address"] == "welcome/hello"
    assert data["plan"]["goals"][0]["goal"] == "Walk to the shop and back"


@pytest.mark.parametrize(("content", "said"), [("a: [", "never closed"), ("\udce9", "UTF-8")])
def test_a_broken_story_is_said_in_one_sentence(tmp_path: Path, content: str, said: str, capsys: Printed) -> None:
    """A story that is no YAML, or no text, has a sentence."""
    file = tmp_path / "broken.yaml"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))

    assert main(["flow", "try", "discuss", "--story", str(file)]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("asked", [["--help"], ["discuss", "--help"], ["erase", "--help"], ["flow", "try", "--help"]])
def test_what_only_some_commands_take_changes_no_help(asked: list[str], capsys: Printed) -> None:
    """The options of a command are made when it is named; what is said of it is the same."""
    helps = []
    for line in (parser(), parser(asked)):
        with pytest.raises(SystemExit):
            line.parse_args(asked)
        helps.append(capsys.readouterr().out)
    assert helps[0] == helps[1]
    assert "usage: whatmatters" in helps[0]


def test_help_is_worth_reading(capsys: Printed) -> None:
    """The help shows examples and where to get help now."""
    with pytest.raises(SystemExit):
        main(["--help"])

    printed = capsys.readouterr().out
    assert "whatmatters discuss --role practitioner" in printed
    assert "999" in printed


def test_a_low_number_of_arguments_is_fine_for_going_on(marys_plan: str, records: Path) -> None:
    """A plan opened again with another role and way of asking keeps its answers."""
    store = Store(records)
    record = store.read(marys_plan)
    talk = Talking(record=record.changed(role="peer")).reply(GoTo("agreeing/person_agrees"))
    talk.reply(Chosen("agrees"))

    assert talk.record.talks[-1].answers["agreeing/person_agrees"].given_by == "peer"
