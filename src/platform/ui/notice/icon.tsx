const SHAPES = {
  late: <path d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-1 3v5h4.5V7.3H8.8V4Z" fillRule="evenodd" />,
  soon: (
    <>
      <circle cx="8" cy="8" r="6" className="stroke" />
      <path d="M8 8V2a6 6 0 0 1 6 6Z" />
    </>
  ),
  later: (
    <>
      <circle cx="8" cy="8" r="6" className="stroke" />
      <path d="M8 4.5V8h3" className="stroke" />
    </>
  ),
  none: <path d="M3 8h10" className="stroke" />,
  info: <path d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-.9 2.8v1.9h1.8V3.8Zm0 3.2v5.3h1.8V7Z" fillRule="evenodd" />,
  caution: <path d="M8 1 15.5 15H.5Zm-.9 5v4.5h1.8V6Zm0 5.5v1.8h1.8v-1.8Z" fillRule="evenodd" />,
  danger: <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Zm2.1 2.5v5.5h1.8V3.5Zm0 7v1.9h1.8v-1.9Z" fillRule="evenodd" />,
  done: <path d="m2.5 8.5 3.7 3.7L13.5 4.5" className="stroke thick" />,
  open: <circle cx="8" cy="8" r="5.5" className="stroke" />,
  waiting: <path d="M4 2h8M4 14h8M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14" className="stroke" />,
  refused: <path d="m4 4 8 8m0-8-8 8" className="stroke thick" />,
  unknown: <path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9 8 10m0 2v1.5" className="stroke" />,
  locked: (
    <>
      <path d="M5 7V5a3 3 0 0 1 6 0v2" className="stroke" />
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
    </>
  ),
  unlocked: (
    <>
      <path d="M5 7V5a3 3 0 0 1 5.8-1" className="stroke" />
      <rect x="3.7" y="7.7" width="8.6" height="5.6" rx="1" className="stroke" />
    </>
  ),
  call: (
    <path d="M3.5 1.5 6 2l1 3.5-1.5 1.3a9 9 0 0 0 3.7 3.7L10.5 9l3.5 1 .5 2.5c0 1-1 2-2 2C7 14.5 1.5 9 1.5 3.5c0-1 1-2 2-2Z" />
  ),
} as const

export type IconName = keyof typeof SHAPES

/** A small drawn sign. Always beside words that say the same; hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  )
}
