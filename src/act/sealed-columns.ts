/** Every column whose values are sealed before they leave this process, and whose key closes them. One list, for writing, looking after and proving. */

export type SealedColumn = {
  readonly table: string
  readonly column: string
  /** The value is JSON and is sealed whole, as one JSON string. */
  readonly json?: true
  /** Column that names whose data key it is; for a draft its own id, and the key stands beside it. */
  readonly subject: string
  readonly kind: 'person' | 'notification' | 'draft' | 'allegation'
  /** Column that tells rows of one subject apart; bound into the seal. */
  readonly row?: string
}

const person = (table: string, columns: readonly string[], row?: string): readonly SealedColumn[] =>
  columns.map(column => ({ table, column, subject: 'person_id', kind: 'person', ...(row ? { row } : {}) }))

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...person('person_identity', ['given_names', 'family_name', 'birth_date', 'citizenship', 'document']),
  ...person('person_contact', ['phone', 'place', 'safe_contact']),
  ...person('service_line', ['goal', 'responsible'], 'id'),
  ...person('break_glass', ['told', 'note'], 'id'),
  ...person('safe_contact', ['address', 'code_word', 'who_knows'], 'id'),
  // Its content stands in app.evidence_part, as bytes.
  ...person('evidence', ['name'], 'id'),
  { table: 'record', column: 'answers', json: true, subject: 'person_id', kind: 'person', row: 'event_id' },
  { table: 'referral', column: 'offer', json: true, subject: 'person_id', kind: 'person', row: 'id' },
  {
    table: 'notification_person',
    column: 'told',
    json: true,
    subject: 'person_id',
    kind: 'person',
    row: 'notification_id',
  },
  { table: 'notification', column: 'shared', json: true, subject: 'id', kind: 'notification' },
  { table: 'notification_addition', column: 'text', subject: 'notification_id', kind: 'notification' },
  { table: 'leg', column: 'answered_by', subject: 'notification_id', kind: 'notification', row: 'id' },
  { table: 'allegation', column: 'text', subject: 'id', kind: 'allegation' },
  { table: 'allegation_step', column: 'text', subject: 'allegation_id', kind: 'allegation', row: 'id' },
  { table: 'exclusion_step', column: 'text', subject: 'exclusion_id', kind: 'allegation', row: 'id' },
  { table: 'draft', column: 'answers', json: true, subject: 'id', kind: 'draft' },
]
