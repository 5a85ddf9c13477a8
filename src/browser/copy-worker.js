/**
 * Answers from the copy where the network does not. It keeps nothing by itself: what it may answer was put there by the
 * person, on the page that explains it. The network goes first, so that nobody reads an old page without need.
 */
addEventListener('fetch', event => {
  const { request } = event
  if (request.method !== 'GET' || request.mode !== 'navigate') return
  event.respondWith(fetch(request).catch(() => fromCopy(request)))
})

async function fromCopy(request) {
  const copy = await caches.open('notes')
  const pages = await copy.keys()
  const own = await copy.match(new URL(request.url).pathname)
  if (own) return own
  const pocket = pages.find(page => new URL(page.url).pathname.endsWith('/pocket'))
  return (pocket && (await copy.match(pocket))) || Response.error()
}
