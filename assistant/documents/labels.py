"""What each place of the plan is called on paper: first person, in the order people read."""

from __future__ import annotations

Labels = dict[str, str]
"""For each place its label."""

MATTERS: Labels = {
    "what_matters.important": "Important to me",
    "what_matters.good_day": "A good day",
    "what_matters.hopes": "What I hope for",
    "what_matters.enjoy": "What I enjoy",
    "what_matters.strengths": "What I like doing, or do well",
    "what_matters.family_and_friends": "Family and friends",
    "what_matters.beliefs": "My faith, culture or values",
    "what_matters.gone_well": "What has gone well",
    "what_matters.gone_less_well": "What has gone less well",
    "what_matters.made_the_difference": "What made the difference",
}
BROUGHT: Labels = {
    "preparing.talk_about": "To talk about first",
    "preparing.questions": "My questions",
    "what_matters.health": "My health",
    "what_matters.home": "My home",
    "what_matters.getting_about": "Getting to shops and places",
    "what_matters.work_and_learning": "Work and learning",
    "what_matters.changes": "A change I think about",
    "what_matters.equipment": "Equipment that might help",
    "what_matters.getting_support": "What has been hard in getting support",
    "preparing.information": "What I would like to know about",
    "preparing.information_words": "What exactly I would like to know",
    "preparing.form": "How I like to be told things",
    "preparing.talked_with": "Who I think it over with",
    "preparing.be_there": "Who I would like to be there",
    "preparing.where_and_when": "Where and when the talk is",
}
LIVING_WELL: Labels = {
    "living_well.managing": "How it goes with my health",
    "living_well.own_care": "What I do to stay well",
    "living_well.comes_and_goes": "What comes and goes",
    "living_well.could_get_worse": "What could get worse",
    "living_well.prevent": "What could be done early",
    "living_well.want_to_know": "What I want to understand",
    "living_well.confidence": "How sure I feel day to day",
    "living_well.more_confident": "What would make me surer",
}
AREAS: Labels = {
    "physical": "My body",
    "emotional": "My feelings",
    "personal": "What gives my life meaning",
    "social_support": "People and practical help",
    "information": "Knowing and being told",
    "control": "Having a say",
    "out_of_hours": "Nights and weekends",
    "living_with_illness": "Everyday life with illness",
    "after_care": "Afterwards",
}
AROUND: Labels = {
    "around.relationships": "People close to me",
    "around.money": "Money",
    "around.work": "My work or learning",
    "around.housing": "Where I live",
    "around.caring_for_others": "Who I look after",
    "around.family_limits": "What my family cannot do",
    "around.nobody_to_ask": "When there is nobody to ask",
    "around.support_has": "Help there is",
    "around.support_lacks": "Help that is missing",
}
STORY: Labels = {
    "professional.involved": "Who is involved in my care",
    "professional.how_shared": "How they tell each other things",
    "professional.history": "What has happened so far",
    "professional.results": "Results and what they mean",
    "professional.options": "What could be offered",
    "professional.concerns": "What worries the professional",
    "professional.also_needed": "Who else is needed",
}
VIEWS: Labels = {
    "views.carer": "How my carer sees it",
    "views.professional": "How the professional sees it",
    "views.differences": "Where we see it differently",
    "views.joint": "What we agree to put first",
    "views.how_we_decide": "How I like to decide",
}
GOAL: Labels = {
    "goals.goal": "What I want",
    "goals.need": "What I need, or what is hard",
    "goals.keeping": "This is about",
    "goals.importance": "How much it matters",
    "goals.by_when": "By",
    "goals.status": "How it stands",
    "goals.status_words": "How it went",
    "goals.own_ideas": "My own ideas",
    "goals.ways": "Support I would like to try",
    "goals.hard_to_get": "What could stop me getting it",
    "goals.extra_support": "Who else could help",
    "goals.unmet": "What I need and cannot get just now",
}
STEP: Labels = {
    "goals.actions.before": "Before",
    "goals.actions.who": "Who",
    "goals.actions.when": "When",
    "goals.actions.barrier": "What might get in the way",
    "goals.actions.support": "What would help",
    "goals.actions.rounds.confidence": "How sure I feel",
    "goals.actions.rounds.right_action": "Is it the right step",
    "goals.actions.rounds.what_now": "What I do about that",
    "goals.actions.lift": "What would make me surer",
    "goals.actions.went": "How it went",
    "goals.actions.got_in_the_way": "What got in the way",
    "goals.actions.keep_going": "What I keep up",
    "goals.actions.next": "From now on",
}
SUPPORT: Labels = {
    "arrangements.support.who": "Who",
    "arrangements.support.how_often": "How often",
    "arrangements.support.if_it_fails": "If they cannot come",
}
DAILY_CARE: Labels = {
    "arrangements.medicines": "Medicines, as I told it",
    "arrangements.allergies": "Allergies, as I told it",
    "arrangements.key_events": "The last 12 months",
    "arrangements.equipment": "Equipment",
    "arrangements.diet": "Eating and drinking",
    "arrangements.senses_and_mobility": "Seeing, hearing, moving",
    "arrangements.communication": "How I tell people things",
    "arrangements.upsets": "What upsets me, what calms me",
    "arrangements.legal_and_money": "Legal matters and money",
    "arrangements.social_life": "People I see, things I do",
    "arrangements.spiritual_and_cultural": "Faith and culture in daily care",
}
HARDER_DAYS: Labels = {
    "ahead.triggers": "What sets it off",
    "ahead.early_signs": "First signs",
    "ahead.helps": "What helps",
    "ahead.avoid": "What to avoid",
}
SIGNALS: Labels = {"green": "Green, as usual", "amber": "Amber, getting harder", "red": "Red, help now"}
SIGNAL: Labels = {"signs": "Signs", "do": "What to do", "call": "Who to call"}
WHO_TO_TURN_TO: Labels = {
    "ahead.services": "Which service, and when",
    "ahead.involve": "Please involve",
    "ahead.not_involve": "Please do not involve",
}
SITUATION: Labels = {
    "ahead.situations.sets_off": "How it begins",
    "ahead.situations.do": "What to do",
    "ahead.situations.avoid": "What to leave out",
    "ahead.situations.call": "Who to call",
    "ahead.situations.if_carer_cannot": "If my carer cannot help",
    "ahead.situations.agreed_with": "Agreed with",
    "ahead.situations.reviewed_by": "Who looks at it again",
}
CRISIS: Labels = {
    "ahead.crisis.signs": "How you can tell",
    "ahead.crisis.help": "What helps me",
    "ahead.crisis.self_care": "What I can do myself",
    "ahead.crisis.medicines": "Medicines and treatments, as I told it",
    "ahead.crisis.please_do_not": "Please do not",
    "ahead.crisis.call": "Who to call",
    "ahead.crisis.not_involve": "Who not to involve",
    "ahead.crisis.reach": "How to get help fast",
}
FUTURE: Labels = {
    "ahead.future.wishes": "What I would want",
    "ahead.future.where": "Where I would like to be",
    "ahead.future.documents_held": "Papers I have",
    "ahead.future.documents": "Where my papers are",
    "ahead.future.talked_about_with": "Who knows about this",
    "ahead.capacity.who_speaks": "Who could speak for me",
    "ahead.capacity.wishes": "What they need to know",
}
TRANSITION: Labels = {
    "ahead.transition.what": "What will change",
    "ahead.transition.needs": "What I need for it",
    "ahead.transition.who": "Who helps with it",
}
RISK: Labels = {
    "ahead.risks.could_happen": "What could go wrong",
    "ahead.risks.if_nothing": "If things stay as they are",
    "ahead.risks.smaller": "What makes the risk smaller",
    "ahead.risks.family_fears": "What people close to me fear",
    "ahead.risks.agreed": "What was decided",
}
BUDGET: Labels = {
    "budget.amount": "How much it is",
    "budget.held": "Who looks after the money",
    "budget.used_for": "What it pays for",
    "budget.risks": "What could go wrong with it",
    "budget.checked": "How we check it",
}
OTHER_PLANS: Labels = {
    "joint.other_plans": "Other plans I have",
    "joint.assessments": "Who looked at what I need",
    "joint.eligible": "What I can get help for",
    "joint.met_by": "Who does what",
    "joint.not_met": "What will not be met",
    "joint.carer_wishes": "What my carer wants",
    "joint.prevent": "What could keep me well for longer",
    "joint.payments": "Money paid to me",
}
CARER: Labels = {
    "carer.who": "Who they are",
    "carer.agrees": "Do they want a talk of their own",
    "carer.does": "What they do",
    "carer.how_it_is": "How it is for them",
    "carer.own_health": "Their own health",
    "carer.willing": "What they are willing to do",
    "carer.wishes": "What they want for themselves",
    "carer.work_and_learning": "Their work, learning and free time",
    "carer.breaks": "Their breaks",
    "carer.needs": "What would help them",
    "carer.worries": "What worries them",
    "carer.if_i_cannot": "If they cannot be there",
    "carer.own_plan": "What they will do for themselves",
    "carer.share": "How much of this may be shared",
}
ABOUT_ME: Labels = {
    "person.full_name": "My full name",
    "person.born": "Born on",
    "person.nhs_number": "NHS number",
    "person.contact": "How to reach me",
    "person.next_of_kin": "Next of kin",
    "person.spoken_with": "How to speak with me",
    "person.needs_to_take_part": "What helps me take part",
    "person.language": "My language",
    "people_here": "Who is part of this",
    "team.lead": "Who takes the lead with me",
    "team.sees_it_through": "Who makes sure that it happens",
}
CONSENT: Labels = {
    "taking_part": "Would I like this talk",
    "consent.offer": "How this talk stands",
    "consent.information": "How my information is kept",
    "consent.decides": "Who decides",
    "consent.decides_words": "How decisions are made",
    "consent.advocate": "Who can speak up for me",
    "consent.attorney": "Somebody may decide for me by law (lasting power of attorney)",
    "consent.attorney_who": "Who holds it",
    "consent.attorney_agrees": "They agree to this plan being kept and shared",
}
SHARING: Labels = {
    "sharing.may_see": "May see it",
    "sharing.may_not_see": "May not see it",
}
LIMIT: Labels = {
    "sharing.limits.parts": "But not",
}
KEPT_BACK: Labels = {
    "sharing.keep_back": "Parts not to be shown to everybody",
}
AGREEMENTS: Labels = {
    "agreements.person": "Myself",
    "agreements.carer": "My carer",
    "agreements.practitioner": "The professional",
    "agreements.others": "Others who agree",
    "agreements.differences": "What does not feel right yet",
    "agreements.if_not_agreed": "What would help us to agree",
}
REVIEW: Labels = {
    "review.on": "On",
    "review.with_whom": "With",
    "review.sooner": "Good to look sooner, because",
    "review.follow_up": "A short catch-up before that",
    "review.follow_up_how": "How we catch up",
}
REVIEWED: Labels = {
    "reviewed.why": "What brought us back",
    "reviewed.going_on": "Going on with the plan",
    "reviewed.health": "My health since then",
    "reviewed.situation": "My life since then",
    "reviewed.unplanned": "Help I needed in a hurry",
    "reviewed.self_monitoring": "What I have noticed",
    "reviewed.support_working": "How my support works for me",
    "reviewed.worked_well": "What has worked well",
    "reviewed.changes_needed": "What needs to change",
    "reviewed.feedback": "What I think of my care",
    "reviewed.tell": "Who is to be told",
}
STAGES: Labels = {
    "what_matters": "what matters to me",
    "living_well": "living well",
    "areas": "parts of my life",
    "around": "life around my health",
    "views": "how each of us sees it",
    "goals": "goals and steps",
    "arrangements": "help and daily care",
    "ahead": "planning ahead",
    "other_plans": "budget and other plans",
    "agreeing": "sharing and agreeing",
}
"""What the stages of a talk are called, for the questions that were left for another day."""
