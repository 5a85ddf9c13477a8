import type { ReactNode } from 'react'
import { StatusTag } from '../notice/tag.tsx'

/** One act as it was. An irregular one says so in a word and names what was broken; it is never hidden. */
export type StoryEntry = {
  readonly id: string
  readonly when: string
  readonly dateTime?: string | undefined
  readonly what: string
  /** Organisation and role, never a person's name. */
  readonly who?: string | undefined
  readonly irregular?: { readonly word: string; readonly broken: readonly string[] } | undefined
  /** "Historical, conformity not known" */
  readonly historical?: string | undefined
  readonly children?: ReactNode
}

/** The acts of a person's way, in the caller's order. */
export function Story({ label, entries, empty }: { label: string; entries: readonly StoryEntry[]; empty: string }) {
  if (entries.length === 0) return <p className="empty">{empty}</p>
  return (
    <ol className="story" aria-label={label}>
      {entries.map(entry => (
        <li key={entry.id} className={entry.irregular ? 'irregular' : undefined}>
          <time dateTime={entry.dateTime}>{entry.when}</time>
          <p className="story-what">{entry.what}</p>
          {entry.who ? <p className="story-who">{entry.who}</p> : null}
          {entry.irregular ? (
            <div className="story-irregular">
              <StatusTag kind="irregular" text={entry.irregular.word} />
              <ul>
                {entry.irregular.broken.map(rule => (
                  <li key={rule}>{rule}</li>
                ))}
              </ul>
            </div>
          ) : null}
          {entry.historical ? <StatusTag kind="unknown" text={entry.historical} /> : null}
          {entry.children}
        </li>
      ))}
    </ol>
  )
}
