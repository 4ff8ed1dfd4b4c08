"""Words that call for help are noticed, and ordinary answers are left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.content import Content
from assistant.conversation.urgent_help import Noticed, urgent_help
from assistant.conversation.urgent_rules import GROUPS, WAYS_ON, Group, UrgentFile, read_urgent
from assistant.errors import ContentFault
from assistant.plain_yaml import read_yaml
from trials.noticing import PAGE, page

OURS = urgent_help(Content())
RULES = """\
nobody_watches: Nobody is watching.
practising: This is practice.
ways: {help_now: Help, to_plan: Add it, carry_on: Carry on, not_meant: Not that}
spellings:
  do not: [don't, dont]
left out: [really]
forgiven: [suicide]
left alone: [putting]
words:
  me:
    - i
    - part of me
groups:
  emergency: {said: Call 999., ask: Is that right, note: Look., rules: {chest: {words: chest pain now}}}
  self_now:
    said: "You wrote {words}."
    ask: Is that right?
    note: They wrote {words}.
    rules:
      wish:
        words:
          - "{me} [want/wish] ..2 to die"
        unless before: do not
        unless after: laughing
        unless: at home
  abuse: {said: You wrote., ask: Is that right, note: Look., rules: {hit: {words: hits me}}}
  someone_else: {said: You wrote., ask: Is that right, note: Look., rules: {wish: {words: he ..2 die}}}
  self_past:
    said: You wrote.
    ask: Is that right?
    note: Look.
    rules:
      then: {as in: self_now/wish, only with: "in {year}"}
"""
NOW = """\
I have the means and I mean to use it
I take the blade out every night and I'm frightened I'll cut too deep
I've been to the level crossing twice and I'm going back tonight to do it
I think about walking out in front of it every day
I sit in the car and think about gassing myself
I've held back my tablets so I have enough to finish it
I've decided how I'll die
I think of climbing over the balcony rail
I want to kill myself
I'm going to kill myself tonight
i wanna die
I wanna kms
kms
i want to unalive myself
thinking about sewerslide
I dont want to be here anymore
I don't want to live any more
I can't go on
I cant go on like this
I can't do this anymore
I want to go to sleep and never wake up
Everyone would be better off without me
They'd all be better off without me
I've been cutting myself
I'm planning to jump off the bridge
no point in living
there's no point living anymore
what's the point in being alive
Life isn't worth living
I wish I was dead
I wish I had never been born
I'm going to take all my pills
I've written my goodbye notes
I'd be better off dead
I keep thinking about hanging myself
I am ready to die
I am suicidal
feeling suicidal
I feel suicidle
I have suicidal thoughts
I've been having thoughts of ending my life
I can't stop thinking about killing myself
I don't know how to stop myself from killing myself
I want to end it all
I'm going to end it
thinking of ending it
I'm thinking about suicide
suicide is the only way out
I see no way out
nothing left to live for
I have no reason to live
I hope I don't wake up tomorrow
I pray every night that God takes me
I wish a bus would hit me
i want die
i no want to live
I not want live more
I am wanting to finish my life
my life is finish i want die
I want to top myself
gonna neck all my tablets tonight
ahm gonnae kill masel
dinnae want tae live nae mair
I self harm
I've started self harming again
I want to cut myself
I feel like cutting
I want to hurt myself
I keep hurting myself
I can't keep myself safe
I don't feel safe with myself
I'm scared of what I might do
I might do something stupid
I'm a danger to myself
nobody would miss me if I was gone
Nobody would care if I died
I don't care if I live or die
I don't care if I die
keep wanting to swerve in front of a lorry
thinking about walking out in front of a bus
I could take the whole lot tonight
I've got the knife next to me
I've got a stash of pills in the drawer
I get the tablets out and look at them
the shotgun is loaded
wrote my note last night
I've written letters to my children to say goodbye
I've picked the day
I lie there planning how I would do it
The voice says jump and I think I will listen
God is telling me it is time to die
They'd be better off with me in the ground
I'm worth more dead
I intend to be dead before that happens
I wake up gutted that I'm still alive
I won't be here by spring, I've seen to that
Nobody should have to live like this and I'm not going to
I look at the rope all day
I bite my arms till they bleed
relapsed on sh yesterday
I can't be trusted with my meds
the sooner I'm dead the better
death can't come soon enough
If I had a gun I'd use it
when she goes I'm going too
i wish this cancer would hurry up
I've thought about setting fire to myself
I've stopped eating and drinking so it will be over sooner
I'd rather be shot than live like this
the kids would be better without me so im gonna kill myself
it's no life, I want to die
If nothing changes I'm going to kill myself
When it gets bad I might kill myself
I'm so upset i might kill myself
I'm in a crisis I want to die
I have all the warning signs and I want to die tonight
when I say I want to die I mean it
My plan is to kill myself
Should I kill myself?
Suicide. That is what I am planning.
I am going to end it with the pills they gave me
I have it here and I intend to use it to die
gonna jump when the next one comes
i divvent want to live nee more
am gan to kill mesel the neet
I have put by my sleeping tablets and I mean to take them
"""
EMERGENCY = """\
I've swallowed the lot, all my sleepers
been on the kitchen floor all night, my hip's gone
meter says HI and I'm throwing up
come over breathless all of a sudden, can't lie flat
I had chemo on Tuesday and now I'm shivering and hot
Dad's turned grey and sweaty and isn't making any sense
I took my husband's oramorph by mistake and I can't keep awake
toddler has tipped a kettle over herself
I'm 36 weeks and baby hasn't moved all day
I've Addison's and I've been sick all night and can't keep my steroids down
bleach has splashed in my eyes and I can't see
my leg's trapped under the tractor
he's gone stiff and his eyes have rolled back
my oxygen machine's stopped and I'm going dizzy
I've taken an overdose
I have just taken 30 paracetamol
i took all my tablets an hour ago
I can't breathe
chest pain right now
I've got crushing chest pain going down my arm
I think I'm having a heart attack
I'm having a stroke
my wife has collapsed
my husband isn't breathing
he's unconscious
The bleeding won't stop
I'm bleeding heavily
I've cut my wrists
my baby is turning blue
My face has dropped on one side
she's having a seizure
I swallowed bleach
my throat is closing up
I've fallen and can't get up
She won't wake up
I'm standing on the bridge
my dad is choking
just necked a load of pills
I've overdosed
I od'd
my mum has taken too many tablets
I need an ambulance
I'm coughing up blood
He's been stabbed
my son is fitting and it won't stop
My tongue's swollen and I can't swallow since I took the new tablet
I'm passing black blood and feel faint
there's smoke coming under the door
My neck stoma has blocked and I'm struggling
I've gone cold and blotchy and confused
I've fallen and banged my head and I'm on blood thinners
been lying on the floor all night
mum's taken a week's tablets in one go
I've got a tight band round my chest and I'm sweating
dad's collapsed in the garden
blood sugar is over 30 and I'm vomiting
the kitchen's on fire
She's swallowed my heart pills, my granddaughter, just now
AMBULANCE PLEASE CHEST PAIN
coughing up a lot of blood
waters broke and i can feel the cord
drank antifreeze about half an hour ago
dysreflexia, it's happening now
on chemo temp 39.4 and shivering right now
me chest is killing me and me arm's gone dead
I took them. all of them. im feeling sleepy
hip's snapped I think, I'm lying in the hall
"""
ABUSE = """\
the support worker put his hand down my top
my husband came round and kicked the front door
if I refuse to marry him they'll kill me
I have not been let out of this flat since April, my partner keeps the keys
carer gives me extra tablets to keep me asleep so she can watch telly
I am kept in the back bedroom and given no heating
he sells my tablets and i am left in agony
I have to ask him before I spend anything
they will kill me, my own brothers, they say i bring shame
He kicks my wheelchair and takes my crutches away so I can't get out
she took my wedding ring
they wont call the doctor for me
He hits me when he's had a rough day
he hit me for six months
My carer is rough when she dries me
my husband hits me
My partner hit me last night
he won't let me leave the house
My son takes my pension
I'm scared of my husband
My carer leaves me in a wet bed
my boyfriend forced me to have sex
I am being abused
My wife is violent towards me
he controls my money
she screams at me and calls me names
My uncle touches me
My dad punches me
my carers don't feed me
I was raped
He threatened to kill me
My daughter steals from me
I'm not safe at home because of my partner
I'm in an abusive relationship
he locks me in my room
he checks my phone all the time
I'm not allowed to see my friends
The staff hit me
nobody gives me my medication
they leave me on the toilet for hours
my stepdad comes into my room at night
i get hit at home
he strangled me
my ex keeps following me
I am walking on eggshells
my brother keeps hitting me
She slaps me when I'm slow
he's got my phone and reads all my messages
He checks the mileage on the car
he turns off my wheelchair as punishment
She moves my frame out of reach
They crush something in my tea so I'll sleep all day
he takes photos of me with nothing on
She says she'll smother me
they make me sleep on the floor
staff laughed at me when I fell
My carer asked me for my PIN and there's money gone
my niece has power of attorney and spends it on herself
My brother says he'll burn the place down with me in it
they took my wheelchair away because I was rude
I feel unsafe with my husband
he won't let the doctor in
"""
ELSE = """\
my son said he wants to die
my daughter is suicidal
My friend says she wants to kill herself
I'm worried my brother will hurt himself
My son is self harming
my mate keeps talking about ending it all
My daughter cuts herself
my mum tried to kill herself
She says she can't go on
my neighbour hits his kids
I think my sister is being abused by her husband
My son doesn't want to live
He told me he doesn't want to be here any more
"""
PAST = """\
I used to cut myself
I tried to kill myself in 2009
I was suicidal when I was 17
years ago I wanted to die
I took an overdose last year
I felt suicidal after my divorce
I wanted to die back then
I thought about ending my life
I was going to end it all
I attempted suicide in my twenties
I self harmed as a teenager
when I was at school I cut my arms
I have tried to kill myself before
I was thinking of killing myself
"""
ORDINARY = """\
I've not got any urges to cut
I can't lie flat so I sleep in the recliner, I get breathless
If I get shivery after chemo I ring the ward
I have Addison's and carry an emergency injection in case I am sick
I want to travel and I have the means to do it
I've got a plan for the garden and I've got the tools
I stood at the level crossing waiting for the train to pass
I'm thinking about going over to my son's on Sunday
I keep some tablets back for when I go on holiday
I'm ready to go home and I've decided how
I've never kept tablets back to die
My heart is weak and I get pain in my shoulder from the tennis
I am 20 weeks gone and have not been bleeding
I would never kill myself
I'm not suicidal
I don't want to die
I want to die at home
I would like to die in hospital
I want to die with dignity
I don't want to live in a care home
I don't want to live with my daughter
I want to cut down on sugar
dying for a cup of tea
my knees are killing me
take my pills with breakfast
Take all my tablets on time
I will take all my tablets every morning
kill time in the waiting room
he beats me at chess
my husband beats me at scrabble every week
afraid of dying in hospital
end of life wishes
DNACPR
I don't want to be a burden
if I take too many, call 999
when I can't breathe I use my inhaler
chest pain: call 999
If I feel suicidal I will ring Samaritans
when I feel suicidal I ring my sister
Ring the crisis team if I want to hurt myself
I get chest pain on the stairs
I get breathless walking up hill
I had a heart attack in 2019
I had a stroke last year and my arm is weak
I'm scared of falling and hurting myself
I hurt myself gardening
I cut myself shaving
cut myself chopping onions
I can't go on holiday
I can't go on the bus alone
I can't go on long walks
I don't want to be here in hospital for long
I don't feel safe on the stairs
I don't feel safe at home alone since my fall
My wife won't let me have cake
my daughter takes my blood pressure
my son takes me shopping
my husband shouts because he is deaf
I am scared of my dog dying
I'm afraid my wife will fall
I want to live at home
I want to end it with my boyfriend
I nearly died laughing
I could murder a curry
I'm dead tired
dead on my feet
Sleep through the night and not wake up
I don't want to wake up at night
wake up without pain
my phone died
my mum died last year
I miss my husband who died in 2009
My dad killed himself when I was 12
Pain in my chest. If I've gone grey and I'm not answering back.
I hate my hip
I'm sick of taking tablets
sick of hospitals
tired of waiting
I want to give up smoking
I've given up on dieting
Can't get up in the morning
can't get up the stairs
I fell last year and couldn't get up
I'd kill for a bacon sandwich
he'll be the death of me
I am a burden on my wife
My carer takes me to the shops
my wife pushes me in the wheelchair
I don't want to be here, I'd rather be nearer my son
I won't be here by spring, we are moving to Wales
I want to go
I have a plan
I'd do it myself if I could reach
I want to jump in the car and go
I bang my head on the cupboard door
My knife is next to my plate
I know where to put my notes for the doctor
I've got everything ready for the operation
thinking of ways to go to Leeds
Put me down for the flu jab
I want to be let go when my time comes
When I start planning how I'd do it, I ring my sister
If I cut again I will tell my nurse
I want to be buried next to Frank
being left alone for an hour
I take all my tablets at once in the morning
nobody can stop me gardening
I'm disappointed I woke up late
My daughter keeps my bank card safe because I asked her
He says I'm the boss
my son filmed me dancing
I've been on the floor with my grandson
Wanting to be dead, no
Am I suicidal? No.
If I start saying I want to die, ring my sister
Warning signs: I stop washing, I talk about not being here
My crisis plan says take me to A&E if I can't keep myself safe
when im unwell i may cut myself, so take the blades out the drawer
I might say I wish I was dead when I'm in pain
Amber: I stop eating. Red: I say I want to die.
If you hear me say there's no point living, ask me about my dog
Should I lose capacity and try to harm myself, my sister decides
Thoughts of killing myself are a sign that my dose is wrong
I may get confused and say the nurses are hurting me
What I may do when unwell: hide tablets, stop eating, talk about death
Talking to my mate gets me through a rough day
Can't go on the bus alone any more
He has a stroke of genius now and then
He hit me for six when he told me
I get battered, the fish I mean, on a Friday
I keep a rope by the bed to pull myself up
The lady I care for gets suicidal in winter
"""
TABLES: tuple[tuple[str, Group | None], ...] = (
    (NOW, "self_now"),
    (EMERGENCY, "emergency"),
    (ABUSE, "abuse"),
    (ELSE, "someone_else"),
    (PAST, "self_past"),
    (ORDINARY, None),
)


def group_of(text: str) -> Group | None:
    """The group that our own rules notice."""
    noticed = OURS.notice(text)
    return noticed.group if noticed else None


def look_at(text: str) -> tuple[UrgentFile, list[tuple[int, str]]]:
    """The rules of a text, and line and message of every fault."""
    block, faults = read_yaml(text, "data/urgent_help.yaml")
    assert faults == []
    found = read_urgent(block, "data/urgent_help.yaml")
    return found, [(fault.line, fault.message) for fault in found.faults]


def own(folder: Path, text: str) -> Content:
    """A service's own rules laid over ours."""
    (folder / "data").mkdir()
    (folder / "data" / "urgent_help.yaml").write_text(text, encoding="utf-8")
    return Content(folder)


@pytest.mark.parametrize(("phrase", "group"), [(one, group) for table, group in TABLES for one in table.splitlines()])
def test_words_are_taken_for_what_they_say(phrase: str, group: Group | None) -> None:
    """Each group by its own words, and everything else is left alone."""
    assert group_of(phrase) == group


@pytest.mark.parametrize(
    "typed",
    [
        "I want to kill myself",
        "i WANT to KILL myself!!!",
        "I  want\tto kill   myself",
        "i wanna kill meself",
        "I want to k.i.l.l myself",
        "i want to k-i-l-l myself",
        "i want to kiiiill myself",
        "i want to k1ll myself",
        "i want to ki\u200bll myself",
        "i want to kíll myself",
        "I want to kill my self",
        "I, er, want to kill myself",
        "I want to kill mysefl",
        "k m s",
        "K.M.S.",
        "ahm gonnae kill masel",
        "i want to take an overdsoe",
    ],
)
def test_one_wish_is_found_however_it_is_typed(typed: str) -> None:
    """Case, spacing, signs between letters, repeated letters, slips and ways of speaking."""
    assert group_of(typed) == "self_now"


@pytest.mark.parametrize("apostrophe", ["'", "\u2019", "\u2018", "`", "\u00b4", "\u02bc", "\u2032", "\uff07", "", " "])
def test_each_apostrophe_counts_and_none_does_too(apostrophe: str) -> None:
    """People type what their keyboard gives them."""
    assert group_of(f"I don{apostrophe}t want to live any more") == "self_now"
    assert group_of(f"I don{apostrophe}t want to kill myself") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Walks.  I WANT   to d1e, really. Tea.", "I WANT   to d1e"),
        ("Since March i cant go  on!!", "i cant go  on"),
        ("Well — kms", "kms"),
        ("My partner hits me", "My partner hits me"),
    ],
)
def test_the_words_are_shown_as_they_were_typed(text: str, words: str) -> None:
    """From the "I" that goes with them, without what comes before or after."""
    noticed = OURS.notice(text)

    assert noticed is not None
    assert noticed.words == words


@given(st.text() | st.lists(st.sampled_from((NOW + ABUSE + ORDINARY).split())).map(" ".join))
def test_any_text_brings_its_own_words_or_nothing(text: str) -> None:
    """Nothing that is typed can break a rule; the same text brings the same."""
    noticed = OURS.notice(text)

    assert noticed == OURS.notice(text)
    assert noticed is None or (noticed.words and noticed.words in text and noticed.group in GROUPS)


def test_a_no_after_a_question_answers_it() -> None:
    """But not where the answer is another."""
    assert group_of("Suicidal? No, never.") is None
    assert group_of("Suicidal? Yes.") == "self_now"


@pytest.mark.parametrize("few", ["I want to go", "I've got it all worked out", "So I mean to", "I am ready"])
def test_few_words_count_where_the_rest_of_the_answer_gives_their_meaning(few: str) -> None:
    """Alone they may mean anything."""
    assert group_of(f"{few}.") is None
    assert group_of(f"I've stopped drinking anything. {few}.") == "self_now"
    assert group_of(f"{few}. Nobody can live like this.") == "self_now"


def test_an_s_after_an_apostrophe_stands_for_is() -> None:
    """As in "dad's collapsed"; what is shown is what was typed."""
    assert OURS.notice("Well, my dad's unconscious.") == Noticed("emergency", "my dad's unconscious")
    assert group_of("my dad's coat") is None


def test_the_most_urgent_comes_first() -> None:
    """Whatever the order in which it is typed."""
    text = "He hits me. I used to cut myself. I want to die."

    assert group_of(text) == "self_now"
    assert group_of(f"{text} I have just taken an overdose.") == "emergency"


def test_the_same_words_are_not_brought_up_again() -> None:
    """But others are, in the same answer and in another."""
    before = "Mornings are hard. I want to DIE some days."

    assert OURS.notice("I want to die", [before]) is None
    assert OURS.notice("i want to die. My husband hits me.", [before]) == Noticed("abuse", "My husband hits me")
    assert OURS.notice("I want to kill myself", [before]) == Noticed("self_now", "I want to kill myself")


def test_what_is_far_away_says_nothing_about_the_words() -> None:
    """A long answer without full stops is looked at in parts."""
    assert group_of("in 2009 we moved " + "and then the dog and the garden " * 20 + "I want to die") == "self_now"


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_has_its_own_short_words(group: Group) -> None:
    """In plain sentences of at most 20 words, with what was typed, and a question to answer."""
    told = OURS.words(Noticed(group, "w"))

    assert "'w'" in told.said
    assert "'w'" in told.note
    assert told.ask.endswith("?")
    for text in (
        told.said,
        told.ask,
        told.note,
        OURS.file.nobody_watches,
        OURS.file.practising,
        *OURS.file.ways.values(),
    ):
        assert all(len(sentence.split()) <= 20 for sentence in re.split(r"(?<=[.?!])\s", text))
        assert not re.search(r"\b(risk|score|level|detect\w*|should|must|crisis)\b|!", text, re.IGNORECASE)


def test_no_two_groups_say_the_same() -> None:
    """And the emergency is the one that begins with 999."""
    said = {group: OURS.words(Noticed(group, "w")).said for group in GROUPS}

    assert len(set(said.values())) == len(GROUPS)
    assert "999" in said["emergency"]


@pytest.mark.parametrize("group", ["self_past", "someone_else"])
def test_nobody_is_asked_about_danger_who_wrote_of_the_past_or_of_somebody_else(group: Group) -> None:
    """Neither in what is said nor in the note."""
    told = OURS.words(Noticed(group, "w"))

    assert not re.search(r"\b(danger|safe|are you|right now)\b", f"{told.said} {told.ask} {told.note}", re.IGNORECASE)


def test_there_are_4_ways_on_and_nobody_watches() -> None:
    """Help now, the plan ahead, carrying on, and a misunderstanding."""
    assert tuple(OURS.file.ways) == WAYS_ON
    assert all(OURS.file.ways.values())
    assert "Nobody is watching" in OURS.file.nobody_watches


def test_typed_braces_stay_as_they_are() -> None:
    """What is typed is never taken for a place to fill."""
    assert "'{words} {0}'" in OURS.words(Noticed("abuse", "{words} {0}")).said


def test_a_service_adds_its_own_phrases(tmp_path: Path) -> None:
    """A rule of its own, and everything of ours beside it."""
    text = "groups:\n  self_now:\n    rules:\n      ours: {words: walk into the mist}\n"
    rules = urgent_help(own(tmp_path, text))

    assert rules.notice("I will walk into the mist") == Noticed("self_now", "I will walk into the mist")
    assert rules.notice("I want to die") == OURS.notice("I want to die")


def test_a_mistake_in_a_services_rules_is_a_fault(tmp_path: Path) -> None:
    """With its line, before anybody relies on it."""
    text = "groups:\n  abuse:\n    rules:\n      ours: {words: '{nobody_listed} me'}\n"

    with pytest.raises(ContentFault, match=r'line 4: "\{nobody_listed\}" is not listed under "words:"'):
        urgent_help(own(tmp_path, text))


def test_rules_of_a_file_are_read() -> None:
    """With what they are not to stand beside."""
    found, faults = look_at(RULES)

    assert faults == []
    assert found.words["self_now"].said == "You wrote {words}."
    assert [rule.group for rule in found.rules] == list(GROUPS)


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("left out:", "left aut:", [(6, '"left aut" is not known here. Did you mean left out?')]),
        ("unless after:", "unless aftr:", [(24, '"unless aftr" is not known here. Did you mean unless after?')]),
        ("[want/wish]", "[want/wish", [(22, '"[" is opened in "{me} [want/wish ..2 to die" and never closed.')]),
        ("[want/wish]", "want]", [(22, '"]" stands in "{me} want] ..2 to die" without a "[" before it.')]),
        ("{me} [want", "{mee} [want", [(22, '"{mee}" is not listed under "words:".')]),
        (
            "to die\"",
            "to die!\"",
            [(22, '"!" has no meaning in a pattern. Write words, a/b, [may be left out], ..3 for a gap, or {name}.')],
        ),
        ("part of me", "'part of {me}'", [(12, '"{me}" is made of itself. Take it out of its own list.')]),
        ("part of me", "really", [(12, '"really" holds only words that are always left out. Write one that is not.')]),
        ("{me} [want/wish] ..2 to die", "[to] [die]", [(20, 'a pattern of "wish" has no word that has to be there.')]),
        (
            "words: hits me",
            "wordz: hits me",
            [
                (26, '"wordz" is not known here. Did you mean words?'),
                (26, 'the rule "hit" needs "words:" with at least one pattern.'),
            ],
        ),
        ("self_now/wish", "self_now/wsh", [(33, 'there is no rule "self_now/wsh". Did you mean self_now/wish?')]),
        ("ask: Is that right?\n    note: Look.", "note: Look.", [(29, '"ask" needs its words.')]),
        (
            "not_meant: Not that",
            "not_ment: Not that",
            [(3, '"not_meant" needs its words.'), (3, '"not_ment" is not known here. Did you mean not_meant?')],
        ),
        ("  me:\n    - i\n", "  me: {a: b}\n  us:\n    - i\n", [(10, '"me" is a list of phrases.')]),
        ("left alone: [putting]\n", "", []),
        ("wrote {words}", "wrote {wrods}", [(16, "only {words} is filled here, not {wrods}.")]),
    ],
)  # fmt: skip
def test_each_mistake_is_said_at_its_line(old: str, new: str, faults: list[tuple[int, str]]) -> None:
    """One sentence, and what to do."""
    assert old in RULES
    assert look_at(RULES.replace(old, new, 1))[1] == faults


def test_a_mistake_in_a_list_is_said_once_however_often_it_is_named() -> None:
    """At the line of the list."""
    text = RULES.replace("part of me", "part of [me").replace("hits me", "'{me} hits {me}'")

    assert look_at(text)[1] == [(12, '"[" is opened in "part of [me" and never closed.')]


def test_the_page_on_noticing_shows_what_the_rules_do() -> None:
    """With every miss: `python -m trials.noticing --page` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()
