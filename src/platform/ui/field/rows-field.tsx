import type { ReactNode } from 'react'
import { Button } from '../button/button.tsx'
import { SelectField } from './choice-field.tsx'
import { type FieldProps, GroupFrame, inputId, type Option } from './field-frame.tsx'
import { TextField } from './text-field.tsx'

/** One row: `legend` names it ("Goal 1"), `children` are fields named `<name>-<index>-<field>`, counted from 0. */
export type FieldRow = { readonly legend: string; readonly children: ReactNode; readonly remove?: string | undefined }

export type RowsFieldProps = FieldProps & {
  rows: readonly FieldRow[]
  /** Label of "add another". Sent as `_add=<name>`; the page comes back with one row more and every answer kept. */
  addAnother?: string | undefined
}

/** Repeating rows. `remove` on a row is sent as `_remove=<name>-<index>`. */
export function RowsField(field: RowsFieldProps) {
  const { name, rows, addAnother } = field
  return (
    <GroupFrame {...field} kind="rows">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
        <fieldset className="row" key={index} id={index === 0 ? inputId(name) : undefined}>
          <legend>{row.legend}</legend>
          <div className="row-fields">{row.children}</div>
          {row.remove ? (
            <Button kind="quiet" name="_remove" value={`${name}-${index}`} hiddenText={row.legend}>
              {row.remove}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {addAnother ? (
        <Button kind="quiet" name="_add" value={name}>
          {addAnother}
        </Button>
      ) : null}
    </GroupFrame>
  )
}

export type Attendee = { readonly role: string; readonly kind: string; readonly name: string }

export type AttendeesFieldProps = FieldProps & {
  value?: readonly Partial<Attendee>[] | undefined
  /** How many rows to show at least. */
  count: number
  roles: readonly Option[]
  kinds: readonly Option[]
  texts: {
    readonly role: string
    readonly kind: string
    readonly person: string
    readonly choose: string
    /** "Present 1" */
    readonly row: (number: number) => string
  }
  addAnother?: string | undefined
}

/** Who was there: role, kind of organisation, name. Inputs `<name>-<index>-role`, `-kind`, `-name`. */
export function AttendeesField({ value = [], count, roles, kinds, texts, ...field }: AttendeesFieldProps) {
  const rows = Array.from({ length: Math.max(count, value.length) }, (_, index): FieldRow => {
    const row = `${field.name}-${index}`
    return {
      legend: texts.row(index + 1),
      children: (
        <>
          <SelectField
            name={`${row}-role`}
            label={texts.role}
            options={roles}
            emptyLabel={texts.choose}
            value={value[index]?.role}
          />
          <SelectField
            name={`${row}-kind`}
            label={texts.kind}
            options={kinds}
            emptyLabel={texts.choose}
            value={value[index]?.kind}
          />
          <TextField name={`${row}-name`} label={texts.person} value={value[index]?.name} />
        </>
      ),
    }
  })
  return <RowsField {...field} rows={rows} />
}
