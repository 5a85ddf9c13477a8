/** After a form came back, the reader starts at the summary of what to put right; its links put the cursor into the field. */
const summary = document.querySelector('[data-focus]')
summary?.focus()
summary?.addEventListener('click', event => {
  const link = event.target.closest('a[href^="#"]')
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!field) return
  event.preventDefault()
  const input = field.matches('input, select, textarea') ? field : field.querySelector('input, select, textarea')
  const words = field.closest('.field')?.querySelector('legend, label')
  ;(words ?? field).scrollIntoView({ block: 'start' })
  ;(input ?? field).focus({ preventScroll: words !== null })
})
