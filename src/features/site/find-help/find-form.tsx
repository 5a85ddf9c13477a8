import type { Mechanism } from '../../../act/mechanism.ts'
import { directoryOf } from '../../../domain/directory/pack.ts'
import { hasMessage, type MessageKey } from '../../../platform/i18n/translator.ts'
import { Button, directionOf, type ReactNode } from '../../../platform/ui/index.ts'
import type { Reading, SiteKey } from '../reading.tsx'
import type { Asked } from './form.ts'

const WHO = [
  ['', 'find.any'],
  ['child', 'find.child'],
  ['adult', 'find.adult'],
] as const
const WHEN = [
  ['', 'find.any'],
  ['now', 'find.now'],
  ['tonight', 'find.tonight'],
] as const

/** A word of the pack in the reader's language, or marked as being in the one that stands in. */
export function packWord({ mechanism, t, lang, language }: Reading, key: string): { text: string; lang: string } {
  const own = hasMessage(mechanism.catalogue(lang), key)
  return { text: t(key as MessageKey), lang: own ? lang : language.fallback }
}

/** Five questions, none of which must be answered and none of which is typed. Sent as a form, so that no address tells. */
export function FindForm({ reading, asked }: { reading: Reading; asked: Asked }) {
  const { say, t, to, mechanism } = reading
  return (
    <form method="post" action={to('/find')} data-quiet="" autoComplete="off" className="unprinted">
      <Select reading={reading} name="need" title="find.need" value={asked.need}>
        <option value="">{t('find.any')}</option>
        {needsOf(mechanism).map(code => {
          const word = packWord(reading, `service.${code}`)
          return (
            <option key={code} value={code} lang={word.lang} dir={directionOf(word.lang)}>
              {word.text}
            </option>
          )
        })}
      </Select>
      <Select reading={reading} name="territory" title="find.where" value={asked.territory}>
        <option value="">{t('find.any')}</option>
        {mechanism.pack.territories.map(one => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </Select>
      <Choices reading={reading} name="who" title="find.who" value={asked.who} choices={WHO} />
      <Select reading={reading} name="language" title="find.language" value={asked.language}>
        <option value="">{t('find.any')}</option>
        {mechanism.pack.site.languages.map(one => (
          <option key={one.code} value={one.code} lang={one.code} dir={directionOf(one.code)}>
            {one.name}
          </option>
        ))}
      </Select>
      <Choices reading={reading} name="when" title="find.when" value={asked.when} choices={WHEN} />
      <Button>{say('find.show')}</Button>
    </form>
  )
}

const needsOf = ({ pack }: Mechanism) => directoryOf(pack).needs

type Field = { readonly reading: Reading; readonly name: string; readonly title: SiteKey; readonly value: string }

function Select({ reading, name, title, value, children }: Field & { children: ReactNode }) {
  return (
    <div>
      <label className="title" htmlFor={name}>
        {reading.say(title)}
      </label>
      <select id={name} name={name} defaultValue={value} autoComplete="off">
        {children}
      </select>
    </div>
  )
}

function Choices(props: Field & { choices: readonly (readonly [string, SiteKey])[] }) {
  const { reading, name, title, value, choices } = props
  return (
    <fieldset>
      <legend>{reading.say(title)}</legend>
      <div className="choices">
        {choices.map(([code, label]) => (
          <div className="choice" key={code}>
            <input
              type="radio"
              id={`${name}-${code || 'any'}`}
              name={name}
              value={code}
              defaultChecked={code === value}
            />
            <label htmlFor={`${name}-${code || 'any'}`}>{reading.say(label)}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
