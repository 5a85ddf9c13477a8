/** What leaves the system by one channel. A letter names nobody: whom it goes to is the address alone. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string; readonly id: string }

export type Channel = 'email' | 'sms' | 'push'

/** How one channel sends. A letter that was sent before (same `id`) may be sent again by a crash; the id lets the far side tell. */
export type Sender = {
  readonly channel: Channel
  /** @throws {NotSent} */
  send(letter: Letter): Promise<void>
}

/** Which channels this installation has. `push` has an interface and no sender: every one known needs an account at a third party. */
export type Senders = { readonly [channel in Channel]?: Sender }

/**
 * A letter did not leave. `code` is short and never quotes what the far side said: that may repeat an address. `again` where
 * trying later may help.
 */
export class NotSent extends Error {
  override readonly name = 'NotSent'
  readonly code: string
  readonly again: boolean
  constructor(code: string, again: boolean) {
    super(code)
    this.code = code
    this.again = again
  }
}
