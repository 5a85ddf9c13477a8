/** A software authenticator for tests: ES256, discoverable, no attestation, with just enough CBOR. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Cbor = number | string | Buffer | Map<number | string, Cbor>

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, entry]) => [cbor(key), cbor(entry)])])
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const text64 = (data: Buffer) => data.toString('base64url')

/** What a test may bend: the origin a phishing page would have, no user verification, another person's handle. */
export interface Bend {
  readonly origin?: string
  readonly verified?: boolean
  readonly userHandle?: string
  readonly counter?: number
}

export function softwareAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let owner = ''
  let counter = 0

  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))

  const authenticatorData = (rpId: string, bend: Bend, attested?: Buffer) => {
    const flags = 0x01 | (bend.verified === false ? 0 : 0x04) | (attested ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(bend.counter ?? ++counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)])
  }

  const create = (
    options: { challenge: string; rp: { id?: string }; user: { id: string } },
    bend: Bend = {},
  ): string => {
    owner = options.user.id
    const key = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ])
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cbor(key)])
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authenticatorData(options.rp.id ?? '', bend, attested)],
    ])
    const response = {
      clientDataJSON: text64(clientData('webauthn.create', options.challenge, bend.origin ?? origin)),
      attestationObject: text64(cbor(attestation)),
      transports: ['internal'],
    }
    return answer(response)
  }

  const get = (options: { challenge: string; rpId?: string }, bend: Bend = {}): string => {
    const client = clientData('webauthn.get', options.challenge, bend.origin ?? origin)
    const data = authenticatorData(options.rpId ?? '', bend)
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
    return answer({
      clientDataJSON: text64(client),
      authenticatorData: text64(data),
      signature: text64(signature),
      userHandle: bend.userHandle ?? owner,
    })
  }

  const answer = (response: object) =>
    JSON.stringify({ id: text64(id), rawId: text64(id), type: 'public-key', clientExtensionResults: {}, response })

  return { create, get }
}
