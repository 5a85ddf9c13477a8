import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REFERRAL_STATES } from '../mechanism/vocabulary.ts'
import { MOVE_NAMES, MOVES, moveAllowed, movesFrom, REFERRAL_NEXT, type Side, TRANSFER_NEXT } from './states.ts'

/** The task states and the way between them as the project's reference table gives them. */
const TABLE = {
  draft: 'requested;cancelled;entered-in-error',
  requested: 'accepted;rejected;cancelled;entered-in-error',
  accepted: 'in-progress;on-hold;cancelled;failed;completed;entered-in-error',
  rejected: '',
  cancelled: '',
  'in-progress': 'on-hold;completed;failed;cancelled;entered-in-error',
  'on-hold': 'in-progress;cancelled;failed;entered-in-error',
  failed: '',
  completed: '',
  'entered-in-error': '',
} as const

describe('the states of a referral', () => {
  it.each(REFERRAL_STATES)('from %s leads where the table says and nowhere else', state => {
    expect(Object.keys(REFERRAL_NEXT[state]).sort()).toEqual(TABLE[state].split(';').filter(Boolean).sort())
  })

  it('leaves an ended referral for nobody', () => {
    for (const state of ['rejected', 'completed', 'failed', 'cancelled', 'entered-in-error'] as const) {
      expect(movesFrom({ state, businessStatus: null }, ['sender', 'receiver'])).toEqual([])
    }
  })

  it('lets only the receiver answer, and only the sender call it an error', () => {
    const asked = { state: 'requested', businessStatus: null } as const
    expect(movesFrom(asked, ['receiver'])).toEqual(['accept', 'reject', 'waitlist'])
    expect(movesFrom(asked, ['sender'])).toEqual(['cancel', 'error'])
    expect(moveAllowed(asked, 'accept', ['sender'])).toBe('not-yours')
    expect(moveAllowed(asked, 'complete', ['receiver'])).toBe('not-from-here')
  })

  it('waitlists once, and accepts from the waiting list', () => {
    const waiting = { state: 'requested', businessStatus: 'waitlisted' } as const
    expect(moveAllowed(waiting, 'waitlist', ['receiver'])).toBe('not-from-here')
    expect(moveAllowed(waiting, 'accept', ['receiver'])).toBe('allowed')
  })

  it('never takes a step that the table does not have, and nobody who stands at no end takes one', () => {
    const sides = fc.subarray<Side>(['sender', 'receiver'])
    fc.assert(
      fc.property(
        fc.constantFrom(...REFERRAL_STATES),
        fc.constantFrom(...MOVE_NAMES),
        sides,
        (state, move, standing) => {
          const allowed = moveAllowed({ state, businessStatus: null }, move, standing) === 'allowed'
          if (allowed && move !== 'waitlist' && move !== 'drive')
            expect(Object.keys(REFERRAL_NEXT[state])).toContain(MOVES[move].to)
          if (standing.length === 0) expect(allowed).toBe(false)
          const handed = moveAllowed({ state, businessStatus: null, path: 'transfer' }, move, standing)
          const next = TRANSFER_NEXT[state as keyof typeof TRANSFER_NEXT] ?? {}
          if (handed === 'allowed' && move !== 'drive') expect(Object.keys(next)).toContain(MOVES[move].to)
        },
      ),
    )
  })
})
