/** Turns the copy on this device on and off. Only this page of the site does it, and only when a button is pressed. */
const box = document.getElementById('keep')
const able = box && 'serviceWorker' in navigator && 'caches' in window
const NAME = 'notes'

function show(state) {
  for (const one of box.querySelectorAll('[data-when]')) one.hidden = one.dataset.when !== state
  const on = state === 'on'
  box.querySelector('[data-do="on"]').hidden = on
  box.querySelector('[data-do="off"]').hidden = state === 'off'
}

async function turnOn() {
  try {
    const copy = await caches.open(NAME)
    await copy.addAll(box.dataset.pages.split(' '))
    await navigator.serviceWorker.register(box.dataset.worker, { scope: '/' })
    show('on')
  } catch {
    await turnOff()
    show('failed')
  }
}

async function turnOff() {
  await caches.delete(NAME)
  const workers = await navigator.serviceWorker.getRegistrations()
  await Promise.all(workers.map(worker => worker.unregister()))
  show('off')
}

if (able) {
  box.hidden = false
  document.getElementById('keep-not').hidden = true
  show((await caches.has(NAME)) ? 'on' : 'off')
  box.addEventListener('click', event => {
    const wanted = event.target.closest('[data-do]')?.dataset.do
    if (wanted === 'on') turnOn()
    if (wanted === 'off') turnOff()
  })
}
