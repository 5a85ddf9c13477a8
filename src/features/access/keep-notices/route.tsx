/** Use case: somebody with an account says where and when they want to be told that something waits here. Actor: anybody signed in. Law: none; a notice holds no personal data. */
import { randomUUID } from 'node:crypto'
import { exactDate } from '../../../act/clock-words.ts'
import { HoursFields, hoursProblems, hoursWords, readHours } from '../../../act/hours-form.tsx'
import type { Mechanism } from '../../../act/mechanism.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { isAddress } from '../../../platform/mail/smtp.ts'
import {
  BackLink,
  ErrorSummary,
  FormFrame,
  Notice,
  PageTitle,
  PostButton,
  type Problem,
  Prose,
  Section,
  TextField,
} from '../../../platform/ui/index.ts'
import { endOwn, putOwn, readOwn, readPostKey } from './store.ts'

const HERE = '/account/notices'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /account/notices', { may: 'signed-in' }, request => show(mechanism, request, [])),
  form('POST /account/notices', { may: 'signed-in', audits: 'notices outside set' }, request =>
    save(mechanism, request),
  ),
  form('POST /account/notices/end', { may: 'signed-in', audits: 'notices outside ended' }, async ({ tx, reply }) => {
    await endOwn(tx)
    return reply.seeOther(HERE)
  }),
]

async function show(mechanism: Mechanism, request: SignedInRequest, problems: readonly Problem[]): Promise<Reply> {
  const { tx, t, lang, fields, reply } = request
  const [own, key] = await Promise.all([readOwn(tx), readPostKey(tx)])
  const typed = readHours(fields)
  const hours =
    problems.length > 0 ? typed : (own ?? { days: ['1', '2', '3', '4', '5'], opens: '08:00', closes: '18:00' })
  const of = (name: string) => problems.find(one => one.field === name)?.message
  const view = (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <BackLink href="/account/sign-in" label={t('sign-in.means-title')} />
      <PageTitle title={t('outside.title')} lead={t('outside.lead')} />
      {own ? (
        <Section title={t('outside.set')}>
          <p>
            {hoursWords(own, t)}{' '}
            {t('outside.since', { day: exactDate(own.changedAt, { lang, timeZone: mechanism.pack.timeZone }) })}
          </p>
          <PostButton action="/account/notices/end" label={t('outside.end')} kind="quiet" />
        </Section>
      ) : null}
      {key ? (
        <FormFrame action={HERE} form={randomUUID()} version={1} submit={t('outside.save')}>
          <TextField
            name="address"
            label={t('outside.address')}
            hint={t(own ? 'outside.address-kept' : 'outside.address-hint')}
            value={problems.length > 0 ? field(fields, 'address') : ''}
            kind="email"
            autoComplete="email"
            problem={of('address')}
          />
          <HoursFields t={t} value={hours} problems={problems} />
        </FormFrame>
      ) : (
        <Notice kind="info" word={t('sign-in.good-to-know')}>
          <p>{t('outside.not-set-up')}</p>
        </Notice>
      )}
      <Prose>
        <p>{t('outside.says', { text: t('outside.staff-text', { link: mechanism.origin }) })}</p>
      </Prose>
    </>
  )
  return reply.page(t('outside.title'), view, problems.length > 0 ? { status: 422, problems: true } : {})
}

async function save(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, fields, actor, reply } = request
  const [address, hours] = [field(fields, 'address').trim(), readHours(fields)]
  const [own, key] = await Promise.all([readOwn(tx), readPostKey(tx)])
  if (!key) return reply.notFound()
  const good = address === '' ? own !== undefined : isAddress(address)
  const problems = [
    ...(good ? [] : [{ field: 'address', message: t('outside.address-wrong') }]),
    ...hoursProblems(hours, t),
  ]
  if (problems.length > 0) return show(mechanism, request, problems)
  await putOwn(tx, actor.account, key, address, hours)
  return reply.seeOther(HERE)
}
