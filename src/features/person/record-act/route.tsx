/** Use case: somebody with a duty towards a person records what was done, or what is to be done. Actor: every role with the act's right. Law: the rules that guard the act. */
import { randomUUID } from 'node:crypto'
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import { actorOf, hasRight, type Mechanism, seesWholeCountry } from '../../../act/mechanism.ts'
import { perform } from '../../../act/perform.ts'
import { choicesFor, readContext } from '../../../act/reading.ts'
import { mayWrite } from '../../../domain/access/may.ts'
import { RIGHT_OF_ACT } from '../../../domain/access/right-of.ts'
import { cleanText, lengthOf } from '../../../domain/form/clean.ts'
import type { FormDefinition } from '../../../domain/form/definition.ts'
import { titleKey } from '../../../domain/form/keys.ts'
import { type Answers, readForm } from '../../../domain/form/read.ts'
import { namesOf, textsOf } from '../../../domain/form/reading.ts'
import { isAboutPerson, newestForm } from '../../../domain/form/versions.ts'
import type { Act, PersonFile } from '../../../domain/person/file.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { ActPage, type ActPageProps } from './page.tsx'

const REASON = '_reason'

/** Characters of the reason for going against a warning. */
const REASON_LIMIT = 1000

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/acts/:form', { may: 'person.read' }, request => show(mechanism, request)),
  form('POST /people/:id/acts/:form', { may: 'person.read', audits: 'act' }, request => save(mechanism, request)),
]

type Open = { readonly file: PersonFile; readonly definition: FormDefinition }

/** The person and the form, when both exist for this account. */
async function open(mechanism: Mechanism, request: SignedInRequest): Promise<Open | undefined> {
  const definition = newestForm(mechanism.pack.forms, request.params.form)
  const right = definition && RIGHT_OF_ACT[definition.act]
  if (!definition || !isAboutPerson(definition) || !right || !hasRight(mechanism.pack, request.actor, right))
    return undefined
  const file = await fileOf(request.tx, request.params.id ?? '')
  // Whoever is only asked to help sees the request, and records nothing about the person before the answer.
  if (!file) return undefined
  const { actor } = request
  const holds = classesOf(mechanism, file, actor).includes('core') || seesWholeCountry(mechanism, actor)
  return holds && mayWrite(mechanism.pack.access, actor, definition.dataClass) ? { file, definition } : undefined
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await open(mechanism, request)
  if (!found) return request.reply.notFound()
  await noteRead(request.tx, found.file.id, [found.definition.dataClass], `form ${found.definition.id}`)
  const mode = modeOf(found.definition, request.query.get('mode') ?? field(request.fields, '_mode'))
  // Answers of a form that was sent after the session had ended come back with the page.
  const kept = rawAnswers(request.fields)
  const answers = Object.keys(kept).length > 0 ? kept : firstAnswers(found.file)
  return draw(mechanism, request, found, { answers, problems: [], mode })
}

/** What is already known is not asked again: it stands in the form as a first answer. */
function firstAnswers(file: PersonFile): Answers {
  const last = file.events.findLast(event => typeof event.act.language === 'string')
  const language = last?.act.language
  return {
    ...(typeof language === 'string' ? { language } : {}),
    ageBand: file.ageStatus === 'adult' ? 'adult' : '13-17',
    ageBelieved: file.ageStatus,
    givenBy: 'person',
    withdrawnBy: 'person',
    decidedBy: 'person',
  }
}

function modeOf(definition: FormDefinition, asked: string | null): 'do' | 'record' {
  return asked === 'record' ? 'record' : definition.mode
}

async function save(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await open(mechanism, request)
  if (!found) return request.reply.notFound()
  const { file, definition } = found
  const { fields, now } = request
  const mode = modeOf(definition, field(fields, '_mode'))
  const choices = await choicesFor(request.tx, mechanism, file, request.t)
  const read = readForm(definition, fields, { ...readContext(mechanism, now, choices), mode })
  const added = field(fields, '_add')
  if (added) return draw(mechanism, request, found, { answers: rawAnswers(fields), problems: [], mode, blank: added })
  const reasonLength = lengthOf(cleanText(field(fields, REASON)))
  const isTooLong = reasonLength > REASON_LIMIT
  if (read.kind === 'invalid' || isTooLong) {
    return draw(mechanism, request, found, {
      answers: { ...rawAnswers(fields), ...read.answers },
      problems: read.kind === 'invalid' ? read.problems : [],
      ...(isTooLong && {
        reasonProblem: request.t('answer.problem.too-long', { max: REASON_LIMIT, length: reasonLength }),
      }),
      mode,
      status: 422,
    })
  }
  const reason = cleanText(field(fields, REASON))
  const act: Act = {
    kind: definition.act,
    mode,
    happenedAt: read.happenedAt,
    facts: reason ? { ...read.coded, warningReason: true } : read.coded,
  }
  const location = `/people/${file.id}`
  const done = await perform(request.tx, mechanism, {
    file,
    act,
    actor: actorOf(request.actor),
    content: reason ? { ...read.content, warningReason: reason } : read.content,
    form: definition,
    version: Number(field(fields, '_version')) || file.version,
    formId: request.formId,
    location,
    now,
  })
  switch (done.kind) {
    case 'done':
      return request.reply.seeOther(done.irregular.length > 0 ? `${location}?irregular=${done.event}` : location)
    case 'replayed':
      return request.reply.seeOther(done.location)
    case 'refused':
      return draw(mechanism, request, found, {
        answers: read.answers,
        problems: [],
        mode,
        broken: done.broken,
        status: 409,
      })
    case 'reason-needed':
      return draw(mechanism, request, found, {
        answers: read.answers,
        problems: [],
        mode,
        warnings: done.warnings,
        status: 409,
      })
    case 'stale': {
      const fresh = await fileOf(request.tx, file.id)
      return draw(
        mechanism,
        request,
        { definition, file: fresh ?? file },
        { answers: read.answers, problems: [], mode, stale: true, status: 409 },
      )
    }
  }
}

/** Everything that was typed, as it came: used when the form only grows by a row or has something to put right. */
function rawAnswers(fields: SignedInRequest['fields']): Answers {
  return Object.fromEntries(
    namesOf(fields)
      .filter(name => !name.startsWith('_'))
      .map(name => {
        const texts = textsOf(fields, name)
        return [name, texts.length > 1 ? texts : (texts[0] ?? '')]
      }),
  )
}

type Drawn = Pick<
  ActPageProps,
  'answers' | 'problems' | 'mode' | 'broken' | 'warnings' | 'stale' | 'blank' | 'reasonProblem'
> & {
  status?: number
}

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  { file, definition }: Open,
  drawn: Drawn,
): Promise<Reply> {
  const { t, lang, reply, tx } = request
  const choices = await choicesFor(tx, mechanism, file, t)
  const props: ActPageProps = {
    ...drawn,
    file,
    definition,
    choices,
    t,
    catalogue: mechanism.catalogue(lang),
    formId: randomUUID(),
    reason: field(request.fields, REASON),
    rightsTexts: mechanism.pack.rightsTexts,
  }
  const status = drawn.status ?? 200
  return reply.page(t(titleKey(definition) as MessageKey), <ActPage {...props} />, {
    status,
    problems: status === 422 || status === 409,
  })
}
