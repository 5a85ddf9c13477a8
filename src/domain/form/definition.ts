import type { ActKind, DataClass } from '../mechanism/vocabulary.ts'
import type { Standing } from '../rules/rule.ts'

/** A field is shown or required only when another field has one of these values. */
export type When = { readonly field: string; readonly in: readonly string[] }

/** Desks of one kind that work in the system and may be appointed for a person. */
export type DeskType = 'legal-desk' | 'representation-desk' | 'interpreting-desk'

/** A code that names something else: a language, a place, a desk, an earlier act. Never free text. */
export type ReferenceType =
  | 'language'
  | 'territory'
  | 'organisation'
  | DeskType
  | 'service'
  | 'referral'
  | 'account'
  | 'event'
  | 'rule'

type FieldBase = {
  readonly name: string
  readonly required?: boolean | When
  readonly showWhen?: When
  /** `assumed` until the official annex was checked. */
  readonly standing: Standing
  /** True: the value is a code and goes into the event (`app.event.act`). Otherwise it is content and goes into the record of the form's data class. */
  readonly coded?: boolean
}

/**
 * One question. Labels are messages: `form.<id>.<field>`, hint `form.<id>.<field>.hint` (optional),
 * options `form.<id>.<field>.<option>` or, with `vocabulary`, `<vocabulary>.<option>`.
 */
export type Field =
  | (FieldBase & { readonly type: 'text' | 'long-text'; readonly maxLength: number })
  | (FieldBase & {
      readonly type: 'choice' | 'choices'
      readonly options: readonly string[]
      readonly vocabulary?: string
    })
  | (FieldBase & { readonly type: 'date' | 'date-time'; readonly past?: boolean; readonly future?: boolean })
  | (FieldBase & { readonly type: 'number'; readonly min: number; readonly max: number })
  | (FieldBase & { readonly type: 'yes-no-unknown' })
  | (FieldBase & { readonly type: ReferenceType })
  /**
   * Repeating rows: who was there. Columns role, organisation kind, subject, name. Role, kind and subject are coded
   * (subject is the coded name of a parent, guardian or institution, asked of `subjectRoles`); the name is content.
   */
  | (FieldBase & {
      readonly type: 'attendees'
      readonly roles: readonly string[]
      readonly kinds: readonly string[]
      readonly subjects: readonly string[]
      readonly subjectRoles: readonly string[]
      readonly rows: number
    })
  /** Repeating rows of sub-fields (goals, needs, service lines). */
  | (FieldBase & { readonly type: 'rows'; readonly fields: readonly Field[]; readonly rows: number })

/** One form as data: screen, validation, PDF, schema and paper prompt all come from it. Never edited once used: a new version is added. */
export type FormDefinition = {
  readonly id: `F-${string}`
  readonly version: number
  readonly act: ActKind
  readonly dataClass: DataClass
  readonly standing: Standing
  /** `plan` forms may be refused by BLOCK rules; `record` forms write the truth, irregular if need be. */
  readonly mode: 'do' | 'record'
  /** What the form tells of; absent: one person. The person's pages offer no form about anything else. */
  readonly about?: 'person' | 'organisation' | 'account'
  /**
   * Where the words of this version are, when a later version says the same questions in other words: messages begin with
   * `form.<words>` instead of `form.<id>`. The words of a version that was used stay as they were, as its questions do.
   */
  readonly words?: `F-${string}`
  /** Codes that every act recorded with this form carries, e.g. which variant of a plan it is. */
  readonly constants?: { readonly [key: string]: string }
  readonly sections: readonly { readonly name: string; readonly fields: readonly Field[] }[]
}
