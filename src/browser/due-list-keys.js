/** j and k walk through the rows of a work list; the links take the focus, so Enter opens one as it always does. */
const links = [...document.querySelectorAll('[data-rows] [data-row] a')]

document.addEventListener('keydown', event => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest('input, select, textarea')) return
  const step = { j: 1, k: -1 }[event.key]
  if (!step || links.length === 0) return
  const here = links.indexOf(document.activeElement)
  const next = links[here < 0 && step < 0 ? links.length - 1 : here + step]
  if (!next) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
})
