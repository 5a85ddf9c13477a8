import { momentTexts } from '../../../act/form-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  DateTimeField,
  ErrorSummary,
  FormFrame,
  Link,
  PageTitle,
  type Problem,
  problemOf,
  TextField,
} from '../../../platform/ui/index.ts'
import type { Notification, SentLeg } from '../notification.ts'
import { nameOf } from '../words.ts'

type CallProps = {
  mechanism: Mechanism
  notification: Notification
  leg: SentLeg
  fields: Fields
  problems: readonly Problem[]
  t: Translate
}

/** Who answered, and when. */
export function CallPage({ mechanism, notification, leg, fields, problems, t }: CallProps) {
  const part = (name: string) => field(fields, `when-${name}`)
  const here = `/sent/${notification.id}`
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <PageTitle title={t('sent.call-title')} kicker={nameOf(mechanism, leg.addressee)} />
      <FormFrame
        action={`${here}/legs/${leg.id}/call`}
        form={field(fields, '_form')}
        version={1}
        submit={t('sent.call-save')}
        cancel={{ href: here, label: t('sent.back') }}
      >
        <TextField
          name="who"
          label={t('sent.call-who')}
          hint={t('sent.call-who-hint')}
          required
          value={field(fields, 'who')}
          problem={problemOf(problems, 'who')}
        />
        <DateTimeField
          name="when"
          label={t('sent.call-when')}
          value={{ day: part('day'), month: part('month'), year: part('year'), time: part('time') }}
          problem={problemOf(problems, 'when')}
          texts={momentTexts(t)}
        />
      </FormFrame>
    </>
  )
}

/** Somebody was quicker; nothing was overwritten. */
export function TakenPage({ location, t }: { location: string; t: Translate }) {
  return (
    <>
      <PageTitle title={t('sent.call-taken-title')} lead={t('sent.call-taken')} />
      <Link href={location}>{t('sent.back')}</Link>
    </>
  )
}
