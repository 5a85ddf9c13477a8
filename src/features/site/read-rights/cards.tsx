import type { OpenReply } from '../../../platform/http/open.ts'
import { qrCode } from '../../../platform/session/qr.ts'
import { CodeView, Link } from '../../../platform/ui/index.ts'
import { BackTo, type Drawn } from '../page.tsx'
import type { Reading } from '../reading.tsx'
import { sheet } from './leaflet.ts'

const ON_A_SCREEN = 6
const ON_A_SHEET = 8

/** The code leads to the plain front: the phone that opens it says which language. */
function codeOf({ t, mechanism }: Reading) {
  return { ...qrCode(`${mechanism.origin}/`), alt: t('site.cards-code', { address: mechanism.origin }) }
}

function numbersOf({ mechanism }: Reading): readonly string[] {
  return mechanism.pack.site.lines.map(line => line.number)
}

/** Small cards to cut out. They carry numbers and a code; nothing says what for. */
export function cardsPage(reading: Reading): Drawn {
  const { t, say, to } = reading
  const code = codeOf(reading)
  return {
    title: t('site.title-card'),
    body: (
      <>
        <BackTo reading={reading} to="/rights" label={t('site.back-rights')} />
        <div className="unprinted">
          <h1>{say('site.cards-door')}</h1>
          <p className="lead">{say('site.cards-lead')}</p>
          <p>
            {say('site.cards-print')} <Link href={to('/cards/paper')}>{say('site.cards-pdf')}</Link>
          </p>
        </div>
        <ul className="cards">
          {Array.from({ length: ON_A_SCREEN }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: six of the same
            <li key={at} className="card row">
              <div>
                <p>
                  <b>{say('site.cards-word')}</b>
                </p>
                {numbersOf(reading).map(number => (
                  <p key={number} className="number">
                    {number}
                  </p>
                ))}
              </div>
              <CodeView {...code} />
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

/** The same cards on a sheet. */
export function cardsPaper(reading: Reading): Promise<OpenReply> {
  const { t } = reading
  return sheet(reading, [
    {
      kind: 'cards',
      count: ON_A_SHEET,
      title: t('site.cards-word'),
      lines: numbersOf(reading),
      code: codeOf(reading),
    },
  ])
}
