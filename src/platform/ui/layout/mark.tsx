/** The product's mark: a bridge. Decorative; its name stands beside it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" focusable="false">
      <path d="M2 20C8 6 32 6 38 20" />
      <path d="M2 20h36M11 20v-7.5M20 20V9.5M29 20v-7.5" className="thin" />
    </svg>
  )
}
