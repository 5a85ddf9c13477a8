/** Sends a form once, however often its button is pressed. The server refuses a second one by itself; this only saves a puzzled look. */
document.addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !('once' in form.dataset) || event.defaultPrevented) return
  if (form.dataset.once === 'sent') return event.preventDefault()
  form.dataset.once = 'sent'
  form.setAttribute('aria-busy', 'true')
  setTimeout(() => release(form), 8000)
})

/** The page may come back from the browser's memory, or the answer may never come: the form must work again. */
addEventListener('pageshow', () => document.querySelectorAll('form[data-once]').forEach(release))

function release(form) {
  form.dataset.once = ''
  form.removeAttribute('aria-busy')
}
