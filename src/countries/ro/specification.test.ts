import { describe, expect, test } from 'vitest'
import type { Field, FormDefinition } from '../../domain/form/definition.ts'
import { columnsOf, fieldsOf } from '../../domain/form/keys.ts'
import { isAboutPerson, newestForms } from '../../domain/form/versions.ts'
import { specifiedBy } from './forms/specification.ts'
import { FORMS } from './forms.ts'

/**
 * The key fields that the specification names for each form, and the questions that ask them. A path is a question of the
 * form itself, or of another after its id; `=option` is one answer. `@do`: the act happens as the form is sent, so its date is known.
 * Who filled a form in stands under its signature, and on a screen is the account: `happened` speaks for both.
 */
const TABLE = `
F-01: channel = channel; time = happened; contact anonymous? = anonymous; county = territory; immediate danger = danger; language = language; what was said (verbatim) = verbatim; safe-to-call = safeToCall; operator = operator; outcome code = outcome
F-02: indicator code = general recruitment exploitation coercion abuse child; source of knowledge = details.source; seen/told = details.source=seen details.source=told-by-person; weight = details.weight; comment = details.comment; assessor = assessor; result band = band
F-03: notifier = notifierName notifierOrganisation notifierPhone; addressees = addresseeKinds=regional-centre addresseeKinds=child-protection addresseeKinds=hotline; detected/notified = detectedAt happened; pseudonym/identity = pseudonym givenNames familyName; age status = ageStatus; sex = sex; citizenship = citizenship; language = language; present place = territory place; danger = danger; indicators = checklistAttached signs; what the victim knows = personKnows; other victims = otherPeople otherPeopleCount; measures already taken = measures; parental involvement known? = parentsInvolved
F-04: documents = documents; identity = givenNames familyName; age declared/assessed/method = ageBelieved F-54.ageStatus F-54.method; health = health; injuries = health medicalUrgent; food, clothes = foodClothes; safe place = safeNow emergencyShelter; interpreter = interpreterNeeded; immediate medical = medicalUrgent; children with victim = childrenWithPerson
F-05: interviewer = leadKind attendees.role=interviewer; attendees with role & organisation = attendees.role attendees.organisationKind attendees.name; consent = consent F-08.purpose=interview; protocol = protocol; language = language; recruitment = recruitment recruitmentStory; online platform = recruitment=social-network recruitment=online-advertisement; transport/route = route; exploitation = exploitation exploitationStory; control methods = control; earnings = earnings control=earnings-taken; documents = documents control=documents-kept; violence = violenceAndHealth control=violence; children = childrenInDanger; other victims = otherPeople; health = violenceAndHealth; current contact with exploiters = contactWithExploiters; still in exploitation? = stillExploited; future risk = futureRisk futureRiskNote; victim's wishes = wishes; professional impression = impression; six-dimension assessment = dimensions
F-06: status = status; grounds = grounds reasons; decision body = bodyKind; date = decidedOn; dissent = dissent; notification to victim = personTold
F-07: topics given = topics; language = language; oral+written = oral written; informant = informantRole informantName; interpreter = interpreterPresent; representative informed? = representativeInformed parentInformed; signature/thumb/child mark = signed=signature signed=thumb signed=child-mark; local support service = supportAddressGiven; versions = ageBand=adult ageBand=13-17 topics=residence
F-08: interview = purpose=interview; referral to provider = purpose=referral recipient; register = purpose=register; transnational exchange = purpose=transnational; participation = purpose=proceedings F-17.choice; research = purpose=research; given/refused/withdrawn = answer=given answer=refused F-41.purpose; by whom = givenBy; capacity = capacity; witness = witness; checklist = checklist
F-09: danger from traffickers = flags=danger-from-traffickers; threats to family = flags=family-threatened; location known? = locationKnown; re-victimisation home/community = flags=home-unsafe flags=community-unsafe; self-harm/suicide = flags=self-harm; health = flags=health; disability = flags=disability; pregnancy = flags=pregnancy; dependency = flags=dependency; children = flags=children; language/culture = flags=language; gender/LGBT = flags=gender-or-orientation; network size = flags=large-network; level = level; review date = reviewOn
F-10: risk/need = items.need; action = items.action; responsible = items.responsible; deadline = items.deadline; done/closed reason = items.state=done items.closedReason
F-11: sender centre = sender; addressee = addressee; victim identity = personName; age = ageStatus; legal representative = representative; status = status; summary (minimum) = summary; needs = needs servicesAsked; plan attached = planAttached; consents = consent consentNote; urgency = urgency; transport = transport; safety conditions = safety; contact = contact; signatures = personSigned; answer slip = slipAnswer slipName slipOn
F-12: accepted/declined(reason)/waitlist = answer=accepted answer=declined answer=waitlisted declineReason; bed/service = bed servicesOffered; start date = startOn; case worker = worker
F-13: grounds = grounds; start = start; planned end = plannedEnd; information given = informed; ended early by = F-13E.endedBy; document for foreigners = stayDocument
F-14: safety = F-14I.safety F-14D.safety; housing = F-14I.housing F-14D.housing; health = F-14D.health; mental health = F-14D.mentalHealth; legal = F-14D.legal; family = F-14D.family; education = F-14D.education; job = F-14D.work; income = F-14D.income; social skills = F-14D.socialSkills; risks = F-14D.safetyNote; signatures of professions = F-14D.signatures.profession F-14D.signatures.name
F-15: goals = goals.goal; services with SLA = lines.service lines.provider lines.frequency; dates = lines.start goals.due; responsible = goals.responsible; funding source = lines.funding; victim signature = personSigned; review = reviewOn
F-16: phases = frameworkPhase; milestones = scaleHousing scaleIncome scaleEducation scaleRelations scaleSelf; follow-up dates = nextOn outcomeAt; outcome scales = scaleHousing; re-trafficking signs = warningSigns
F-17: who decides = decidedBy; information given = told; lawyer = lawyerHeard; choice = choice; date = @do
F-18: file no. = fileNumber; prosecutor/court = authorityKind authorityName; hearings = hearings.at hearings.place; measures requested/granted = measures.measure measures.requestedBy measures.decision; transport = hearings.transport; escort = hearings.escort; psychologist = psychologist; lawyer = lawyer; safety plan = safetyPlan; debrief = debrief
F-19: heads of loss = losses.head; evidence = losses.evidence; currency = losses.currency; moral/material = losses.kind=moral losses.kind=material; lawyer = lawyer
F-20: applicant/representative = applicant representative; offence = offence offenceOn; date of complaint = complaintOn; judicial outcome = outcome outcomeOn; losses = losses.head losses.amount; proofs = losses.proof; other payments received = otherPayments; bank = bank
F-21: need category = categories; amount = amount; referral date = referredOn; commission decision = F-21D.decision F-21D.decidedOn; issue time = F-21D.issuedOn; entity = F-21D.entity; settlement = F-21D.settlement
F-22: reason = reason; goals reached = goalsReached; open court dates = openCourtDate; contact for return = returnContactGiven; survey = survey
F-23: per parent/guardian = subject subjectKind; evidence = evidenceKinds evidence; result = result; assessor = happened; review = reviewOn; representative needed = representativeNeeded F-50.name
F-24: authority = authorityKind; time = happened; room = roomChildFriendly place; interviewer+training = attendees.role=interviewer interviewerTrained; attendees = attendees.role attendees.organisationKind basis; recording = recording; oath = oath; breaks = breaks; protocol = protocol; lawyer = lawyerPresent; interpreter = interpreterPresent; number of this hearing = hearingNumber
F-25: situation = situation; measures = goals.goal goals.steps; services = lines.service; persons = goals.responsible; deadlines = goals.due; carry-over table = carryOver.need carryOver.decision
F-26: situation = situation; measures = goals.goal goals.steps; services = lines.service; persons = goals.responsible; deadlines = goals.due; carry-over table = carryOver.need carryOver.decision
F-27: family composition = composition; housing = housing; income = income; relations = relations; school = school; health = health; reason of leaving = leaving; re-victimisation risk = riskInFamily riskInCommunity; opinion = opinion; conclusion = conclusion
F-28: type = stayKind=residence-permit stayKind=tolerated; number = number; issued = issuedOn; expires = expiresOn; cooperation basis = basis=authority-asked; renewals = renewals; services entitlement = servicesEntitled
F-29: country = country; who informed = informedBy; risks = risk risks familySafe communitySafe; alternatives = alternatives; decision = decision decidedBy
F-30: mission = mission; identity data = givenNames familyName birthDate citizenship; photos = photosAttached; date sent = sentOn; issued = result=issued issuedOn
F-31: team types and members = teams members.team members.name; route = route.from route.to; tickets = ticketsReady; medication = medication; safety = safety; receiving organisation = receiver F-31H.receiver; time = route.on F-31H.happened; signatures = F-31H.receiverSigned F-31H.personSigned
F-32: sending/receiving focal point = sendingPoint receivingPoint; minimum data set = minimum personCode ageBand; consent = consentRecorded legalBasis; requested services = servicesAsked; languages = language messageLanguage; translation = translation
F-33: goals = goals.goal; services at home = servicesAtHome; responsible = goals.responsible responsible; monitoring = monitoring monitoredBy
F-34: minors/adults, age groups = ageGroup; sex = sex; citizenship = citizenship; exploitation form = exploitation; internal / external = placeKind countries; indoor/online = setting; recruitment means = recruitment; loverboy / social networks = recruitment=partner-promise recruitment=social-network; control or abuse = control; residence background = background; family type = family; rural/urban = area; school abandonment = school=left-early; notifying body = notifiedBy; services received = servicesReceived; participation = inProceedings; period of identification = identifiedOn reportingYear; re-victimisation = again; consent ref = consent consentEvent
F-35: person = account; topic = topics=trauma-informed topics=child-interviewing topics=online-evidence topics=indicators; date = trainedOn; validity = validUntil
F-36: act = actKind act; authority = authorityKind; link to exploitation = linkToExploitation link; coercion evidence = coercionEvidence; lawyer = lawyerPresent lawyer; decision = result decidedOn; appeal = appeal appealUntil
F-37: protected channel = organisation official matter what toldBy=without-name mayTell safeContact passedTo
F-38: platform = platformKind platform; account = account; URL = address; time = capturedAt; hash = hash; who captured = capturedBy; preservation request sent = preservationRequest preservationSentOn; custody chain = custody.at custody.from custody.to
F-39: services = servicesOffered; target groups = groups; counties = counties.territory; beds total/free by group = beds.ages beds.sex beds.total beds.free; licence = licences.kind licences.number licences.validTo licences.standard; funding source = fundingSources
F-40: shifts = startedAt endedAt operators; calls = calls missed; codes = outcomes.outcome outcomes.count; call-backs = callBacks.callCode callBacks.state
F-41: what = purpose F-41A.asked; when = happened F-41A.askedOn; result = told F-41A.result
`

const KEY_FIELDS = new Map(
  TABLE.trim()
    .split('\n')
    .map(row => {
      const [id = '', fields = ''] = row.split(': ')
      return [id, fields.split('; ').map(field => field.split(' = '))] as const
    }),
)

const newest = newestForms(FORMS)

/** Every question of a form by its path: `attendees.role`, and each option as `recruitment=social-network`. */
function questions(form: FormDefinition): ReadonlySet<string> {
  const paths = (field: Field, path: string): readonly string[] => [
    path,
    ...('options' in field ? field.options.map(option => `${path}=${option}`) : []),
    ...columnsOf(field).flatMap(column => paths(column, `${path}.${column.name}`)),
  ]
  return new Set([
    ...fieldsOf(form).flatMap(field => paths(field, field.name)),
    ...(form.mode === 'record' ? ['happened'] : []),
  ])
}

const asked = new Map(newest.map(form => [form.id as string, questions(form)]))

function isAsked(id: string, place: string): boolean {
  const [, other, path = place] = /^(F-\d+[A-Z]?)\.(.+)$/.exec(place) ?? []
  if (place === '@do') return newest.some(form => form.id === id && form.mode === 'do')
  return asked.get(other ?? id)?.has(path) ?? false
}

describe('the forms of the specification', () => {
  test('are 41, each implemented by at least one form of the pack', () => {
    const all = Array.from({ length: 41 }, (_, index) => `F-${String(index + 1).padStart(2, '0')}`)
    expect([...KEY_FIELDS.keys()]).toEqual(all)
    expect(all.filter(id => !newest.some(form => specifiedBy(form.id) === id))).toEqual([])
    expect(newest.map(form => specifiedBy(form.id)).filter(id => !all.includes(id))).toEqual([])
  })

  test.each([...KEY_FIELDS])('%s asks each of its key fields', (id, fields) => {
    const missing = fields.flatMap(([name, places = '']) =>
      places
        .split(' ')
        .filter(place => !isAsked(id, place))
        .map(place => `${name}: ${place || 'nowhere'}`),
    )
    expect(missing).toEqual([])
  })

  test('tell of a person, but for four that tell of a desk or an account', () => {
    expect(newest.filter(form => !isAboutPerson(form)).map(form => form.id)).toEqual(['F-35', 'F-37', 'F-39', 'F-40'])
  })
})
