import { Button, Hidden, type HiddenFields } from '../button/button.tsx'
import { SelectField } from '../field/choice-field.tsx'
import type { Option } from '../field/field-frame.tsx'
import { TextField } from '../field/text-field.tsx'
import { Link, type LinkItem, type NavigationItem } from '../link/link.tsx'
import { safeAction } from '../link/safe-href.ts'
import { SectionNav } from './section-nav.tsx'

export type FilterBarProps = {
  action: string
  /** Names the search for screen readers. */
  label: string
  search?: { readonly name: string; readonly label: string; readonly value?: string | undefined } | undefined
  selects?:
    | readonly {
        readonly name: string
        readonly label: string
        readonly value?: string | undefined
        /** The line that filters nothing: "All". */
        readonly all?: string | undefined
        readonly options: readonly Option[]
      }[]
    | undefined
  hidden?: HiddenFields | undefined
  submit: string
  clear?: LinkItem | undefined
  saved?: { readonly label: string; readonly items: readonly NavigationItem[] } | undefined
}

/** Filters as a GET form: the address of the page is the filter, and can be kept. */
export function FilterBar({ action, label, search, selects, hidden, submit, clear, saved }: FilterBarProps) {
  return (
    <search className="filters" aria-label={label}>
      {saved ? <SectionNav {...saved} /> : null}
      <form method="get" action={safeAction(action)} className="filter-bar">
        <Hidden fields={hidden} />
        {search ? <TextField {...search} /> : null}
        {selects?.map(select => (
          <SelectField key={select.name} {...select} emptyLabel={select.all} />
        ))}
        <div className="actions">
          <Button kind="quiet">{submit}</Button>
          {clear ? <Link href={clear.href}>{clear.label}</Link> : null}
        </div>
      </form>
    </search>
  )
}
