/** Use case: somebody finds help by need, place, age, language and hour, tonight if need be, and sees whom to call and who is there now. Actor: anybody. Law: never the address of a shelter; a protected one is its region and the number of the referring desk; what is searched stands in no address and is kept nowhere. */
import type { Mechanism } from '../../../act/mechanism.ts'
import type { PublicDirectory } from '../../../act/public-directory.ts'
import { field } from '../../../platform/http/fields.ts'
import { openForm, openPage, type Route } from '../../../platform/http/route.ts'
import { Numbers } from '../numbers.tsx'
import { BackTo, type Drawn, essential } from '../page.tsx'
import type { Reading } from '../reading.tsx'
import { FindForm } from './find-form.tsx'
import { type Asked, NOTHING_ASKED, readAsked } from './form.ts'
import { Change, FoundList, ProtectedRegions } from './found-list.tsx'
import { publicSearch } from './search.ts'

export const routes = (mechanism: Mechanism, directory: PublicDirectory): readonly Route[] => {
  const search = publicSearch(mechanism)
  const find = async (reading: Reading, asked: Asked): Promise<Drawn> => {
    const shown = await directory.now(reading.now)
    return page(
      reading,
      asked,
      shown.known ? (
        <>
          <FoundList reading={reading} asked={asked} found={search(shown, asked, reading.now)} />
          <ProtectedRegions reading={reading} regions={shown.regions} />
          <Change reading={reading} asked={asked} />
        </>
      ) : (
        <>
          <p className="notice unsure">{reading.say('find.unread')}</p>
          <Numbers reading={reading} />
        </>
      ),
    )
  }
  return [
    openPage(
      'GET /find',
      { may: 'public' },
      essential(mechanism, reading => page(reading, NOTHING_ASKED, null)),
    ),
    openForm(
      'POST /find',
      { may: 'public' },
      essential(mechanism, (reading, { fields }) => {
        const asked = readAsked(fields, mechanism)
        return field(fields, 'change') === '' ? find(reading, asked) : page(reading, asked, null)
      }),
    ),
  ]
}

function page(reading: Reading, asked: Asked, results: Drawn['body'] | null): Drawn {
  const { say, t } = reading
  return {
    title: t('site.title-find'),
    body: (
      <>
        <BackTo reading={reading} />
        <div>
          <h1>{say('find.title')}</h1>
          <p className="lead">{say('find.lead')}</p>
        </div>
        {results ?? <FindForm reading={reading} asked={asked} />}
      </>
    ),
  }
}
