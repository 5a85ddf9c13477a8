import { inWords } from '../../../act/form-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { ServiceDescription } from '../../../domain/directory/description.ts'
import { TERMS } from '../../../domain/directory/taxonomy.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Checkboxes,
  ErrorSummary,
  FormFrame,
  LongTextField,
  Notice,
  PageTitle,
  Radios,
  Section,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts'
import { languageWord, needWord, statusKey, territoryWord } from '../words.ts'
import { type Choices, HOURS, type KeepProblem, STATUSES } from './form.ts'

export type KeepPageProps = {
  readonly saying: { readonly mechanism: Mechanism; readonly t: Translate; readonly lang: string }
  readonly id: string
  readonly version: number
  readonly described: ServiceDescription
  readonly choices: Choices
  readonly problems: readonly KeepProblem[]
  /** Somebody else saved meanwhile: what was typed is kept, what they saved is a click away. */
  readonly stale: boolean
  readonly formId: string
}

/** Everything that may be said of a service; what is left empty is shown as unknown. */
export function KeepPage(props: KeepPageProps) {
  const { saying, id, version, described, problems, stale, formId } = props
  const { t } = saying
  return (
    <>
      <BackLink href={`/directory/services/${id}`} label={t('keep-service.back')} />
      <ErrorSummary title={t('shell.summary-title')} problems={inWords(problems, t)} />
      {stale ? (
        <Notice kind="caution" word={t('act.caution')} title={t('keep-service.stale')}>
          <p>{t('keep-service.stale-text')}</p>
        </Notice>
      ) : null}
      <PageTitle kicker={described.name} title={t('keep-service.title')} lead={t('keep-service.lead')} />
      <FormFrame
        action={`/directory/services/${id}/edit`}
        form={formId}
        version={version}
        submit={t('keep-service.save')}
        cancel={{ href: `/directory/services/${id}`, label: t('keep-service.cancel') }}
      >
        <What {...props} />
        <ForWhom {...props} />
        <WhereAndWhen {...props} />
        <Standing {...props} />
      </FormFrame>
    </>
  )
}

const problemIn = ({ problems, saying: { t } }: KeepPageProps, name: string) => {
  const found = problems.find(one => one.field === name)
  return found && t(found.message)
}

function Text(props: KeepPageProps & { name: string; label: string; value: string | number | null; hint?: string }) {
  const { name, label, value, hint } = props
  return (
    <TextField
      name={name}
      label={label}
      value={value === null ? '' : String(value)}
      hint={hint}
      problem={problemIn(props, name)}
    />
  )
}

/** What the service is called and which need it meets. */
export function What(props: KeepPageProps) {
  const { saying, described, choices } = props
  const { t } = saying
  return (
    <Section title={t('keep-service.what')}>
      <Text {...props} name="name" label={t('find-service.service')} value={described.name} />
      <LongTextField name="description" label={t('find-service.description')} value={described.description ?? ''} />
      <SelectField
        name="status"
        label={t('find-service.status')}
        value={described.status}
        options={STATUSES.map(value => ({ value, label: t(`find-service.status-${statusKey(value)}`) }))}
      />
      <Checkboxes
        name="needs"
        label={t('find-service.need')}
        value={[...described.needs]}
        options={choices.needs.map(value => ({ value, label: needWord(saying, value) }))}
        problem={problemIn(props, 'needs')}
      />
      <Text
        {...props}
        name="phones"
        label={t('find-service.phones')}
        value={described.phones.join(', ')}
        hint={t('keep-service.phones-hint')}
      />
      <Text {...props} name="email" label={t('find-service.email')} value={described.email} />
    </Section>
  )
}

/** Whom it is for. */
export function ForWhom(props: KeepPageProps) {
  const { saying, described } = props
  const { t } = saying
  const unknown = { value: 'unknown', label: t('find-service.unknown') }
  return (
    <Section title={t('keep-service.for-whom')}>
      <Text {...props} name="minimumAge" label={t('keep-service.minimum-age')} value={described.minimumAge} />
      <Text {...props} name="maximumAge" label={t('keep-service.maximum-age')} value={described.maximumAge} />
      <Checkboxes
        name="sexes"
        label={t('find-service.sexes')}
        value={[...(described.sexes ?? [])]}
        options={TERMS.sex.map(value => ({ value, label: t(`sex.${value}`) }))}
      />
      <Checkboxes
        name="exploitation"
        label={t('find-service.exploitation')}
        value={[...(described.exploitation ?? [])]}
        options={TERMS.exploitation.map(value => ({ value, label: t(`exploitation.${value}`) }))}
      />
      <Checkboxes
        name="citizenship"
        label={t('find-service.citizenship')}
        value={[...(described.citizenship ?? [])]}
        options={TERMS.citizenship.map(value => ({ value, label: t(`find-service.citizenship-${value}`) }))}
      />
      <Radios
        name="children"
        label={t('find-service.children')}
        value={described.children ?? 'unknown'}
        options={[...TERMS.children.map(value => ({ value, label: t(`find-service.children-${value}`) })), unknown]}
      />
      <Radios
        name="access"
        label={t('find-service.access')}
        value={described.access ?? 'unknown'}
        options={[...TERMS.access.map(value => ({ value, label: t(`find-service.access-${value}`) })), unknown]}
      />
    </Section>
  )
}

/** Where it works, and when somebody is there. */
export function WhereAndWhen(props: KeepPageProps) {
  const { saying, described, choices } = props
  const { t, lang } = saying
  const day = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' })
  // 1 January 2024 was a Monday.
  const days = [1, 2, 3, 4, 5, 6, 7].map(one => ({ value: String(one), label: day.format(Date.UTC(2024, 0, one)) }))
  const labels = {
    open: 'find-service.open-hours',
    staffed: 'find-service.staffed-hours',
    reachable: 'find-service.line-hours',
  } as const
  return (
    <Section title={t('keep-service.where-and-when')}>
      <Checkboxes
        name="territories"
        label={t('find-service.where')}
        value={[...(described.territories ?? [])]}
        options={choices.territories.map(value => ({ value, label: territoryWord(saying, value) }))}
      />
      <Checkboxes
        name="languages"
        label={t('find-service.languages')}
        value={[...(described.languages ?? [])]}
        options={choices.languages.map(value => ({ value, label: languageWord(saying, value) }))}
      />
      {HOURS.map(kind => (
        <Section key={kind} title={t(labels[kind])}>
          <Checkboxes
            name={`${kind}-days`}
            label={t('keep-service.days')}
            value={(described[kind]?.days ?? []).map(String)}
            options={days}
          />
          <Text {...props} name={`${kind}-from`} label={t('keep-service.from')} value={described[kind]?.from ?? null} />
          <Text {...props} name={`${kind}-to`} label={t('keep-service.to')} value={described[kind]?.to ?? null} />
        </Section>
      ))}
    </Section>
  )
}

/** What it stands on: licence, money, papers. */
export function Standing(props: KeepPageProps) {
  const { saying, described } = props
  const { t } = saying
  const { licence } = described
  return (
    <Section title={t('keep-service.standing')}>
      <Text {...props} name="licenceStandard" label={t('keep-service.licence-standard')} value={licence.standard} />
      <Text {...props} name="licenceNumber" label={t('keep-service.licence-number')} value={licence.number} />
      <Text
        {...props}
        name="licenceValidTo"
        label={t('keep-service.licence-valid-to')}
        value={licence.validTo}
        hint={t('keep-service.date-hint')}
      />
      <Text {...props} name="funding" label={t('find-service.funding')} value={described.funding} />
      <LongTextField
        name="documents"
        label={t('find-service.documents')}
        hint={t('keep-service.documents-hint')}
        value={described.documents?.join('\n') ?? ''}
      />
      <LongTextField name="process" label={t('find-service.process')} value={described.process ?? ''} />
      <Text {...props} name="fees" label={t('find-service.fees')} value={described.fees} />
      <Text
        {...props}
        name="interpretation"
        label={t('find-service.interpretation')}
        value={described.interpretation}
      />
    </Section>
  )
}
