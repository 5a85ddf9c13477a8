/**
 * Fills in fields of the content as a reader does: ticks, chooses, writes; each must be there, shown and open to answers.
 * One call for a whole form, since every word to the browser costs more than the filling. Its values are put in before it
 * runs; the answer is what could not be done, or ''.
 */
;(() => {
  const tell = one => {
    for (const name of ['input', 'change']) one.dispatchEvent(new Event(name, { bubbles: true }))
  }
  const shown = one => (one.labels?.[0] ?? one).checkVisibility({ visibilityProperty: true }) && !one.disabled
  const options = one => (one.tagName === 'SELECT' ? [...one.options].map(option => option.value) : [])
  for (const [name, wanted] of Object.entries(__VALUES__)) {
    const values = [wanted].flat()
    const found = [...document.querySelectorAll(`main [name="${CSS.escape(name)}"]`)].filter(
      one => one.type !== 'hidden',
    )
    const [first] = found
    if (!first) return `The page has no field ${name}.`
    for (const one of found) one.closest('details:not([open])')?.setAttribute('open', '')
    if (!found.every(shown)) return `${name} is hidden or closed to answers.`
    if (first.type === 'radio' || first.type === 'checkbox') {
      const known = found.map(one => one.value)
      const odd = values.find(value => !known.includes(value))
      if (odd !== undefined) return `${name} has no answer ${odd}, only ${known.join(', ')}.`
      for (const one of found) {
        const tick = values.includes(one.value)
        if (one.checked !== tick && (tick || one.type === 'checkbox')) one.click()
      }
    } else if (first.tagName === 'SELECT') {
      const value = values[0] ?? ''
      if (!options(first).includes(value)) return `${name} has no answer ${value}, only ${options(first).join(', ')}.`
      first.value = value
      tell(first)
    } else {
      first.focus()
      first.value = values.join(' ')
      tell(first)
    }
  }
  return ''
})()
