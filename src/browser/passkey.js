/**
 * Passkeys for a form with `data-passkey`: `get` or `create`. Asks the device with the options the server wrote into the
 * form and sends its answer in the field `response`. Without this file the page names ways that need no script.
 */
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0))
const text = buffer =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
const withId = entry => ({ ...entry, id: bytes(entry.id) })

function read(options) {
  const read = { ...options, challenge: bytes(options.challenge) }
  if (options.user) read.user = withId(options.user)
  if (options.excludeCredentials) read.excludeCredentials = options.excludeCredentials.map(withId)
  return read
}

function write({ id, rawId, type, response }) {
  const answer = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (response[name]) answer[name] = text(response[name])
  if (response.getTransports) answer.transports = response.getTransports()
  return JSON.stringify({ id, rawId: text(rawId), type, response: answer, clientExtensionResults: {} })
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const failed = form.querySelector('[data-passkey-failed]')
  const ask = async () => {
    failed.hidden = true
    try {
      const publicKey = read(JSON.parse(form.dataset.options))
      form.elements.response.value = write(await navigator.credentials[form.dataset.passkey]({ publicKey }))
      form.submit()
    } catch {
      failed.hidden = false
    }
  }
  form.addEventListener('submit', event => {
    event.preventDefault()
    ask()
  })
  if ('auto' in form.dataset) ask()
}
