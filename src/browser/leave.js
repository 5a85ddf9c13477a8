/**
 * The way out of a public page. Nothing here is needed: the leave link is a link. With it, the page is covered at once,
 * Shift three times leaves, and no page of ours stays behind in the list that Back walks through, because every
 * step inside the site replaces the one before it. It stores nothing.
 */
const leave = document.querySelector('a.leave')
const WITHIN = 2500
let presses = []

function go() {
  const { href } = leave
  document.title = '\u200b'
  document.body.replaceChildren()
  location.replace(href)
}

leave?.addEventListener('click', event => {
  event.preventDefault()
  go()
})

addEventListener('keydown', event => {
  if (!leave || event.repeat) return
  if (event.key !== 'Shift') presses = []
  else {
    presses = [...presses.filter(at => event.timeStamp - at < WITHIN), event.timeStamp]
    if (presses.length === 3) go()
  }
})

addEventListener('click', event => {
  const link = event.target.closest?.('a[href]')
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!leave || !link || !plain || event.defaultPrevented || link.origin !== location.origin || link.target) return
  event.preventDefault()
  location.replace(link.href)
})

/** A form of the public site: its answer takes the place of the page, so that it stands in no history either. */
addEventListener('submit', async event => {
  const form = event.target
  if (!leave || !('quiet' in form.dataset) || event.defaultPrevented) return
  event.preventDefault()
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    leave.remove()
    document.title = page.title
    const out = page.querySelector('a.leave')
    if (out) out.replaceWith(leave)
    document.body.replaceWith(page.body)
    scrollTo(0, 0)
    document.getElementById('main')?.focus()
  } catch {
    form.submit()
  }
})
