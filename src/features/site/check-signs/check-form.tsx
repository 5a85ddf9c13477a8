import { Button } from '../../../platform/ui/index.ts'
import type { Reading, SiteKey } from '../reading.tsx'

type Question = {
  readonly name: string
  readonly title: SiteKey
  readonly answers: readonly (readonly [string, SiteKey])[]
}

const YES_NO = [
  ['yes', 'site.check-yes'],
  ['no', 'site.check-no'],
  ['unknown', 'site.check-unknown'],
] as const

const QUESTIONS: readonly Question[] = [
  { name: 'danger', title: 'site.check-danger', answers: YES_NO },
  {
    name: 'age',
    title: 'site.check-age',
    answers: [
      ['child', 'site.check-child'],
      ['adult', 'site.check-adult'],
      ['unknown', 'site.check-unknown'],
    ],
  },
  { name: 'told', title: 'site.check-told', answers: YES_NO },
]

/** Five minutes at most: three questions and the signs. There is no field to write in, and nothing must be answered. */
export function CheckForm({ reading }: { reading: Reading }) {
  const { t, say, to, mechanism } = reading
  return (
    <form method="post" action={to('/check')} data-quiet="" autoComplete="off">
      {QUESTIONS.map(question => (
        <fieldset key={question.name}>
          <legend>{say(question.title)}</legend>
          <div className="choices">
            {question.answers.map(([value, label]) => (
              <Choice
                key={value}
                type="radio"
                name={question.name}
                value={value}
                label={t(label as `site.${string}`)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <fieldset>
        <legend>{say('site.check-signs')}</legend>
        {mechanism.pack.site.checkSigns.map(code => (
          <Choice key={code} type="checkbox" name="sign" value={code} label={t(`indicator.${code}`)} />
        ))}
      </fieldset>
      <Button>{say('site.check-send')}</Button>
    </form>
  )
}

function Choice({
  type,
  name,
  value,
  label,
}: {
  type: 'radio' | 'checkbox'
  name: string
  value: string
  label: string
}) {
  const id = `${name}-${value}`
  return (
    <div className="choice">
      <input type={type} id={id} name={name} value={value} />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}
