import type { Mechanism } from '../../../act/mechanism.ts'
import { pageBefore, pagesOf, type SignPage } from '../../../domain/notification/pages.ts'
import type { SignAnswers, SignPerson } from '../../../domain/notification/sign.ts'
import type { Fields } from '../../../platform/http/fields.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { ErrorSummary, FormFrame, type Option, type Problem, StepHeader } from '../../../platform/ui/index.ts'
import type { Plan } from '../plan.ts'
import {
  CallQuestion,
  DangerQuestion,
  SeenQuestion,
  WhenQuestion,
  WhereQuestion,
  WhoQuestion,
} from './first-questions.tsx'
import { CheckQuestion, ToldQuestion } from './last-questions.tsx'
import { AboutQuestion, AskedQuestion } from './person-questions.tsx'

/** Everything one page of the sign is drawn from. */
export type Asking = {
  readonly draft: string
  readonly page: SignPage
  readonly answers: SignAnswers
  readonly people: readonly SignPerson[]
  readonly plan: Plan
  readonly mechanism: Mechanism
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly territories: readonly Option[]
  readonly languages: readonly Option[]
  readonly emergency: { readonly general: string; readonly child: string; readonly information: string }
  readonly t: Translate
  readonly lang: string
}

const QUESTIONS = {
  danger: DangerQuestion,
  call: CallQuestion,
  who: WhoQuestion,
  seen: SeenQuestion,
  where: WhereQuestion,
  when: WhenQuestion,
  asked: AskedQuestion,
  about: AboutQuestion,
  told: ToldQuestion,
  check: CheckQuestion,
} as const satisfies Record<SignPage, (asking: Asking) => unknown>

/** One question a page: where one is, what to put right, the question, one button on. */
export function QuestionPage(asking: Asking) {
  const { t, draft, page, answers, problems } = asking
  const pages = pagesOf(answers)
  const before = pageBefore(page, answers)
  const Question = QUESTIONS[page]
  const current = pages.indexOf(page) + 1
  return (
    <>
      <StepHeader
        progress={t('signal.ask-progress', { current, total: pages.length })}
        current={current}
        total={pages.length}
        back={{ href: before ? `/signs/${draft}/${before}` : '/signs/new', label: t('signal.ask-back') }}
      />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <FormFrame
        action={page === 'check' ? `/signs/${draft}/send` : `/signs/${draft}/${page}`}
        form={draft}
        version={1}
        submit={t(page === 'check' ? 'signal.ask-send' : 'signal.ask-continue')}
        second={page === 'check' ? undefined : { label: t('signal.ask-later'), name: '_later', value: '1' }}
        cancel={page === 'check' ? { href: '/signs/new', label: t('signal.ask-later') } : undefined}
      >
        <Question {...asking} />
      </FormFrame>
    </>
  )
}

/** What the page asks, for its title. */
export function questionWords(t: Translate, page: SignPage, emergency: Asking['emergency']): string {
  return t(`signal.ask-${page}`, { general: emergency.general, child: emergency.child })
}
