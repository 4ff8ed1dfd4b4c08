"""The people of a plan: the Patient, a RelatedPerson or a Practitioner for each who is named, and the CareTeam."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.fhir.marks import SAID, Json, extension, mark_of
from assistant.fhir.spots import fhir_text
from assistant.fhir.writer import Writer, person_name
from assistant.plan.parts import SomeoneNamed
from assistant.plan.readers import GROUPS, words_of

ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
CARE_TEAM = (
    *("people_here", "team.lead", "team.sees_it_through", "carer.who", "professional.involved", "consent.advocate"),
    *("consent.attorney_who", "ahead.involve"),
)
"""The lists of people who take part in the care; other lists name people for another reason."""
AS_CONTACT = "person.next_of_kin"

_NEXT_OF_KIN = {"system": "http://terminology.hl7.org/CodeSystem/v2-0131", "code": "N", "display": "Next-of-Kin"}
_RELATIONS = {
    word: code
    for code, word in (
        *(("MTH", "mother"), ("FTH", "father"), ("SIS", "sister"), ("BRO", "brother"), ("SONC", "son")),
        *(("DAUC", "daughter"), ("SIGOTHR", "partner"), ("AUNT", "aunt"), ("UNCLE", "uncle"), ("NIECE", "niece")),
        *(("NEPHEW", "nephew"), ("COUSN", "cousin"), ("GRMTH", "grandmother"), ("GRFTH", "grandfather")),
        *(("GRNDSON", "grandson"), ("GRNDDAU", "granddaughter"), ("FRND", "friend"), ("NBOR", "neighbour")),
    )
}
"""What a relation is in v3-RoleCode, where a description is that one word and nothing else."""
_SERVICES = frozenset(
    ("111", "999", "charity", "clinic", "council", "group", "helpline", "hospital", "practice", "samaritans", "service")
) | {"surgery", "team"}
"""Words by which a name is that of a service, not of a person."""
_IN_CARE = (GROUPS["gp_surgery"] | GROUPS["hospital"] | GROUPS["social_care"]) - _SERVICES
_IN_CARE |= {"dentist", "midwife", "optician", "physio", "physiotherapist", "therapist", "worker"}
_PEOPLE = _IN_CARE | set(_RELATIONS)
_FOR_CARE = ("professional.involved", "professional.also_needed")
_ONE_WORD = re.compile(r"(?:(?:my|our|the)\s+)?(\w+)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_PHONE = re.compile(r"\+?\d[\d ()-]{2,}")


def patient(writer: Writer) -> Json:
    """The person whose plan it is."""
    person = writer.plan.person
    names = [
        {"use": use, **writer.plain("text", fhir_text(words), f"person.{leaf}")}
        for use, leaf, words in (("usual", "name", person.name), ("official", "full_name", person.full_name))
        if fhir_text(words)
    ]
    made = writer.resource("Patient", "person", active=True, name=names, telecom=_telecom(person.contact, True))
    made["identifier"] += list(_nhs_number(writer))
    if fhir_text(person.language):
        made["communication"] = [{"language": {"id": "person.language", "text": fhir_text(person.language)}}]
    if person.born:
        made |= writer.day("birthDate", person.born, "person.born")
    if person.next_of_kin:
        made["contact"] = [_contact(writer, one, number) for number, one in enumerate(person.next_of_kin, 1)]
    return made


def _nhs_number(writer: Writer) -> Iterator[Json]:
    """The NHS number; one that cannot be right is only a text that was given as one."""
    given = fhir_text(writer.plan.person.nhs_number)
    digits = re.sub(r"[\s-]", "", given)
    if is_nhs_number(digits):
        said = {"extension": [extension(SAID, given)]} if given != digits else {}
        yield {"system": NHS_NUMBER, "value": digits, "_value": {"id": "person.nhs_number", **said}}
    elif given:
        label = {"text": writer.label("person.nhs_number")}
        yield {"type": label, **writer.plain("value", given, "person.nhs_number")}


def is_nhs_number(digits: str) -> bool:
    """Whether these 10 digits hold together by their check digit (NHS data dictionary, modulus 11)."""
    if not re.fullmatch("[0-9]{10}", digits):
        return False
    rest = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return rest % 11 == int(digits[9])


def _contact(writer: Writer, one: SomeoneNamed, number: int) -> Json:
    relation = [{"coding": [_NEXT_OF_KIN], "text": writer.own("next_of_kin")}]
    relation += [{"text": fhir_text(one.who)}] if fhir_text(one.who) else []
    name = {"name": {"text": fhir_text(one.name)}} if fhir_text(one.name) else {}
    contact = {"id": mark_of(AS_CONTACT, number), "relationship": relation, **name}
    return {**contact, "telecom": _telecom(one.contact)} if fhir_text(one.contact) else contact


def _telecom(contact: str, of_the_person: bool = False) -> list[Json]:
    """How to reach somebody, as it was said; of which kind it is only where there is no doubt."""
    words = fhir_text(contact)
    if not words:
        return []
    kind = "email" if _EMAIL.fullmatch(words) else "phone" if _PHONE.fullmatch(words) else "other"
    mark = {"_value": {"id": "person.contact"}} if of_the_person else {}
    return [{"system": kind, "value": words, **mark}]


def people(writer: Writer) -> Iterator[Json]:
    """A resource for everybody whom the plan names, and the role of those in health or care."""
    for_care = {one for spot in writer.spots if spot.place in _FOR_CARE for one in spot.value}
    for one in writer.named:
        name, who = words_of(one.name), words_of(one.who) if fhir_text(one.who) else frozenset[str]()
        if name & _SERVICES and not (who | name - {"gp"}) & _PEOPLE:
            yield _service(writer, one)
        elif (who or name) & _IN_CARE or (one in for_care and not who & set(_RELATIONS)):
            yield from _practitioner(writer, one)
        else:
            yield _related(writer, one)


def _related(writer: Writer, one: SomeoneNamed) -> Json:
    who = fhir_text(one.who)
    only = _ONE_WORD.fullmatch(who.strip())
    code = next((_RELATIONS[word] for word in words_of(only[1]) if word in _RELATIONS), "") if only else ""
    coded = {"coding": [{"system": ROLE_CODE, "code": code}]} if code else {}
    relation = [{**coded, "text": who}] if who else []
    return _somebody(writer, "RelatedPerson", one, patient=writer.patient, relationship=relation)


def _service(writer: Writer, one: SomeoneNamed) -> Json:
    made = _somebody(writer, "Organization", one, type=[{"text": fhir_text(one.who)}] if fhir_text(one.who) else [])
    return {**made, "name": fhir_text(one.name)}


def _practitioner(writer: Writer, one: SomeoneNamed) -> Iterator[Json]:
    yield _somebody(writer, "Practitioner", one)
    if fhir_text(one.who):
        role = writer.resource("PractitionerRole", f"{person_name(one)}\nrole", practitioner=writer.person(one))
        del role["identifier"]
        yield {**role, "code": [{"text": fhir_text(one.who)}]}


def _somebody(writer: Writer, kind: str, one: SomeoneNamed, **more: object) -> Json:
    name = [{"text": fhir_text(one.name)}] if fhir_text(one.name) else []
    made = writer.resource(kind, person_name(one), **more, name=name, telecom=_telecom(one.contact))
    # Whom it is about is told by what refers to it; the name of the resource holds their own words.
    del made["identifier"]
    return made


def care_team(writer: Writer) -> Json:
    """The person, and everybody who takes part in their care, each with what for."""
    members = [{"role": [{"text": writer.own("me")}], "member": writer.patient}]
    for spot in writer.spots:
        if spot.place in CARE_TEAM:
            for number, one in enumerate(spot.value, 1):
                member = {"id": mark_of(spot.place, number), **writer.person(one)}
                members.append({"role": [{"text": writer.label(spot.place)}], "member": member})
    name = writer.own("part_of")
    return writer.resource("CareTeam", "team", status="active", name=name, subject=writer.patient, participant=members)
