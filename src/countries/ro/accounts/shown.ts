const account = (number: number) => `exercise-${String(number).padStart(3, '0')}`

/** Who is named at the start: one of every kind of person, and a second desk where two tell more. */
export const SHOWN: readonly { readonly group: string; readonly accounts: readonly string[] }[] = [
  { group: 'First contact', accounts: [1, 3, 5, 8, 10, 17].map(account) },
  { group: 'Regional centre', accounts: [11, 12, 13].map(account) },
  { group: 'National desk', accounts: [15, 56].map(account) },
  { group: 'Child protection', accounts: [21, 22, 23, 26].map(account) },
  { group: 'Help', accounts: [31, 33, 34, 35].map(account) },
  { group: 'Oversight', accounts: [51, 53].map(account) },
]
