/** Says how each of the named fields of a page is filled in: by ticking, choosing or writing. Its list of names is put in before it runs. */
;(() =>
  Object.fromEntries(
    __NAMES__.map(name => {
      const found = [...document.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter(one => one.type !== 'hidden')
      const first = found[0]
      const kind = !first
        ? 'none'
        : first.tagName === 'SELECT'
          ? 'select'
          : first.type === 'radio' || first.type === 'checkbox'
            ? first.type
            : 'text'
      return [name, { kind, values: found.map(one => one.value) }]
    }),
  ))()
