/**
 * Reads from a page, in the browser, what every page must keep to. Evaluated as one expression, also where the page's own
 * scripts are off; the answer is plain data. See `checks.ts` for what is made of it.
 */
;(() => {
  const root = document.documentElement
  const main = document.querySelector('main')
  const strip = document.querySelector('.emergency')
  const first = document.body.querySelector('p, h1, h2, a, button, input')
  const wide = [...document.body.querySelectorAll('*')].filter(one => {
    const box = one.getBoundingClientRect()
    return box.width > 0 && box.right > root.clientWidth + 1 && !one.closest('.unseen')
  })
  return {
    title: document.title,
    lang: root.lang,
    h1: [...document.querySelectorAll('h1')].map(one => one.textContent.trim()),
    firstText: (first?.textContent ?? '').trim(),
    firstIsBanner: first?.closest('.exercise') !== null && first?.closest('.exercise') !== undefined,
    stripBeforeMain: Boolean(
      main && strip && strip.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING && !main.contains(strip),
    ),
    summaries: document.querySelectorAll('.error-summary').length,
    summaryFocused: document.activeElement?.classList.contains('error-summary') ?? false,
    overflow: root.scrollWidth > root.clientWidth ? wide.slice(0, 3).map(one => `${one.tagName}.${one.className}`) : [],
    overflowBy: root.scrollWidth - root.clientWidth,
    // biome-ignore lint/performance/useDomNodeTextContent: what counts is what is shown
    missingText: (document.body.innerText.match(/\[[a-z][\w-]*\.[\w.-]+\]/g) ?? []).slice(0, 5),
    doubleIds: [...document.querySelectorAll('[id]')]
      .map(one => one.id)
      .filter((id, at, all) => all.indexOf(id) !== at)
      .slice(0, 3),
  }
})()
