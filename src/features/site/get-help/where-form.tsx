import { Button } from '../../../platform/ui/index.ts'
import { countryName, type Reading } from '../reading.tsx'

/** Any country that is not in the Union; the same is true in all of them. */
const ELSEWHERE = 'ZZ'

/** The one question of this page. It is sent as a form, so that the answer stands in no address and no history. */
export function WhereForm({ reading, country }: { reading: Reading; country: string }) {
  const { t, say, to, mechanism, lang } = reading
  const [home = '', ...others] = mechanism.pack.site.union
  const named = others
    .map(code => ({ code, name: countryName(reading, code) }))
    .sort((a, b) => a.name.localeCompare(b.name, lang))
  return (
    <form method="post" action={to('/help-now')} data-quiet="" className="unprinted">
      <label className="title" htmlFor="country">
        {say('site.where')}
      </label>
      <select id="country" name="country" defaultValue={country} autoComplete="off">
        <option value={home}>{countryName(reading, home)}</option>
        {named.map(one => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
        <option value={ELSEWHERE}>{t('site.where-other')}</option>
      </select>
      <Button>{say('site.where-show')}</Button>
    </form>
  )
}
