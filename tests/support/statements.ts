import pg from 'pg'

type Query = (this: pg.Client, ...given: unknown[]) => unknown

/**
 * Every statement this process sends while something is done, in order, without its values. What runs the same statements
 * takes the same way, whatever a clock would say under load.
 */
export async function statementsOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly sent: string[] }> {
  const client = pg.Client.prototype as unknown as { query: Query }
  const before = client.query
  const sent: string[] = []
  client.query = function query(...given) {
    const [first] = given
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text
    if (text) sent.push(text)
    return before.apply(this, given)
  }
  try {
    return { result: await work(), sent }
  } finally {
    client.query = before
  }
}
