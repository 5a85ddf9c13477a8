import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** Why the address cannot be used, as a sentence; undefined when it can. */
export async function portProblem(host: string, port: number): Promise<string | undefined> {
  let code = await tryToListen(host, port)
  // The web process of a starter that was killed needs a moment to notice.
  for (let tries = 0; code === 'EADDRINUSE' && tries < 10; tries++) {
    await wait(200)
    code = await tryToListen(host, port)
  }
  return code && sentence(code, host, port)
}

/** What the system's refusal to listen means for the person at the keyboard. */
export function sentence(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} bin/start`
    case 'EACCES':
      return `This user may not use port ${port}. Choose one from 1024 on: PORT=3000 bin/start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `PUNTE_HOST is "${host}", which is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for every address.`
    default:
      return `Punte cannot listen at ${host}, port ${port} (${code}).`
  }
}

/** A port that nobody uses just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
