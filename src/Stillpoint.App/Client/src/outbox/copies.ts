/** The name under which the worker keeps pages of sessions on this device. */
export const copies = 'sessions';

/** Lets the worker answer for a session's page while the server is away. Without it, or in a browser that has none, all works but that. */
export async function keepWorkingWithoutTheLine(worker: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(worker, { scope: '/' });
    await navigator.serviceWorker.ready;
  } catch {
    // A browser may forbid it; the page says by itself when the server is away.
  }
}

/** The page of a session, as it stands now, for a reload without the line: the first look at it was before the worker was there. */
export async function keepThisPage(parts: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  // A worker that took over while the page was on its way has not seen it pass.
  if (navigator.serviceWorker.controller !== null && await (await caches.open(copies)).match(location.pathname) !== undefined) return;
  const answersHere = new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  const { active } = await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller === null) {
    active?.postMessage('this page too');
    await answersHere;
  }
  const files = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => new URL(name).pathname.startsWith('/dist/'));
  const address = location.pathname;
  for (const what of [address, parts, ...new Set(files)]) await fetch(what, { credentials: 'same-origin' }).catch(() => null);
}

/** A session that is closed is no longer kept here. */
export async function forgetThisPage(parts: string): Promise<void> {
  const kept = await caches.open(copies).catch(() => null);
  await kept?.delete(location.pathname);
  await kept?.delete(parts);
}

export async function forgetEverything(): Promise<void> {
  await caches.delete(copies).catch(() => false);
  for (const name of ['ahead', 'touched']) localStorage.removeItem(name);
}
