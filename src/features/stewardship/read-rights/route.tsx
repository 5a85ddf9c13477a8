/** Use case: anybody reads, or prints to hand over, the rights of a person in the mechanism, in words for the reader's age. Actor: anybody. Law; each right with its citation and standing. */

import { Cites } from '../../../act/cites.tsx'
import type { Mechanism } from '../../../act/mechanism.ts'
import { printPaper } from '../../../act/paper.ts'
import type { VictimRight } from '../../../domain/mechanism/pack.ts'
import { type PublicRequest, page, type Reply, type Route } from '../../../platform/http/route.ts'
import { hasMessage, type MessageKey, type Translate } from '../../../platform/i18n/translator.ts'
import { Link, PageTitle, Prose, Section, SectionNav, Table } from '../../../platform/ui/index.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /rights', { may: 'public' }, ({ reply }) =>
    reply.seeOther(`/rights/${mechanism.pack.rightsTexts[0] ?? ''}`),
  ),
  page('GET /rights/:text', { may: 'public' }, request => show(mechanism, request)),
  page('GET /rights/:text/paper', { may: 'public' }, request => print(mechanism, request)),
]

/** The sentences of a text, one paragraph each three, so that a tired eye finds a hold. */
function paragraphs(text: string): readonly string[] {
  const sentences = text.match(/[^.!?]+[.!?]+["”]?\s*/g) ?? [text]
  return Array.from({ length: Math.ceil(sentences.length / 3) }, (_, at) =>
    sentences
      .slice(at * 3, at * 3 + 3)
      .join('')
      .trim(),
  )
}

function audienceOf(text: string): 'adult' | 'child' | 'foreign' {
  return text === 'adult' ? 'adult' : text === 'foreign' ? 'foreign' : 'child'
}

/** A right in the words for its reader, where there are words of their own. */
function wordsOf(right: VictimRight, audience: string, mechanism: Mechanism, lang: string, t: Translate): string {
  const own = `right.${right.id}.${audience}`
  return t((hasMessage(mechanism.catalogue(lang), own) ? own : `right.${right.id}`) as MessageKey)
}

function show(mechanism: Mechanism, { params, t, lang, reply }: PublicRequest): Reply {
  const text = params.text ?? ''
  const { pack } = mechanism
  if (!pack.rightsTexts.includes(text)) return reply.notFound()
  const audience = audienceOf(text)
  return reply.page(
    t('rights.title'),
    <>
      <PageTitle title={t('rights.title')} lead={t('rights.draft')} />
      <SectionNav
        label={t('rights.for')}
        items={pack.rightsTexts.map(one => ({
          href: `/rights/${one}`,
          label: t(`rights.for-${one}` as MessageKey),
          current: one === text,
        }))}
      />
      <Prose>
        {paragraphs(t(`rights-text.${text}`)).map(one => (
          <p key={one}>{one}</p>
        ))}
        <p>
          <Link href={`/rights/${text}/paper`}>{t('rights.print')}</Link>
        </p>
      </Prose>
      <Section title={t('rights.list')} lead={t('rights.list-lead')}>
        <Table
          caption={t('rights.list')}
          captionUnseen
          columns={[{ label: t('rights.right') }, { label: t('rights.source') }]}
          rows={pack.rights
            .filter(right => right[audience])
            .map(right => ({
              key: right.id,
              cells: [
                wordsOf(right, audience, mechanism, lang, t),
                <div key="source">
                  <Cites cites={right.cites} t={t} /> ({t(`act.${right.standing}`)})
                </div>,
              ],
            }))}
        />
      </Section>
    </>,
  )
}

/** A sheet to hand over. Its title and name say nothing to a stranger. */
async function print(mechanism: Mechanism, { params, t, lang, now, reply }: PublicRequest): Promise<Reply> {
  const text = params.text ?? ''
  if (!mechanism.pack.rightsTexts.includes(text)) return reply.notFound()
  const blocks = [
    { kind: 'heading', level: 1, text: t('rights.sheet-title') } as const,
    ...paragraphs(t(`rights-text.${text}`)).map(one => ({ kind: 'paragraph', text: one }) as const),
  ]
  const pdf = await printPaper({ mechanism, t, lang, now }, t('rights.sheet-title'), undefined, blocks)
  return reply.file(pdf, 'application/pdf', 'sheet.pdf')
}
