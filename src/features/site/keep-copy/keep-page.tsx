import { Link } from '../../../platform/ui/index.ts'
import { BackTo } from '../page.tsx'
import type { Reading } from '../reading.tsx'

/** Off unless turned on here. Without scripts the page says so and offers paper. */
export function KeepPage({ reading, pages }: { reading: Reading; pages: readonly string[] }) {
  const { say, to } = reading
  return (
    <>
      <BackTo reading={reading} />
      <div>
        <h1>{say('site.keep-title')}</h1>
        <p className="lead">{say('site.keep-lead')}</p>
      </div>
      <p className="notice unsure">{say('site.keep-risk')}</p>
      <p>{say('site.keep-install')}</p>
      <div id="keep" data-pages={pages.join(' ')} data-worker="/copy.js" hidden>
        <p role="status">
          <span data-when="on" hidden>
            {say('site.keep-is-on')}
          </span>
          <span data-when="off" hidden>
            {say('site.keep-is-off')}
          </span>
          <span data-when="failed" hidden>
            {say('site.keep-failed')}
          </span>
        </p>
        <p>
          <button type="button" className="button" data-do="on">
            {say('site.keep-on')}
          </button>{' '}
          <button type="button" className="button" data-do="off">
            {say('site.keep-off')}
          </button>
        </p>
      </div>
      <p id="keep-not">{say('site.keep-script')}</p>
      <p>
        <Link href={to('/pocket')}>{say('site.pocket-title')}</Link> ·{' '}
        <Link href={to('/cards')}>{say('site.cards-door')}</Link>
      </p>
    </>
  )
}
