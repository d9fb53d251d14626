import { copies } from './outbox/copies.ts';

/**
 * Answers for a session's page when the server does not: with the copy that was taken when it last did. Everything else, and
 * every other page, goes to the server or fails as it always did. A copy is of one day and says when it was taken.
 */
type Fetched = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
const worker = self as unknown as { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> }; addEventListener(kind: string, heard: (event: never) => void): void };

const keptFor = 14 * 3600 * 1000;
const session = /^\/sessions\/[0-9a-f-]{36}(\/panels)?$/;

worker.addEventListener('install', (event: Waiting) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event: Waiting) => event.waitUntil(worker.clients.claim().then(clear)));

// A page that was on its way while the worker began.
worker.addEventListener('message', (event: Waiting) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event: Fetched) => {
  const { request } = event, { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (session.test(pathname) && search === '') event.respondWith(newest(request, pathname));
  else if (pathname.startsWith('/dist/')) event.respondWith(unchanging(request, pathname));
});

async function newest(request: Request, pathname: string): Promise<Response> {
  try {
    const fresh = await fetch(request);
    if (fresh.status < 500) {
      if (fresh.ok && !fresh.redirected && fresh.type === 'basic') await keep(pathname, fresh.clone());
      return fresh;
    }
    return await copyOf(pathname) ?? fresh;
  } catch (away) {
    const kept = await copyOf(pathname);
    if (kept !== null) return kept;
    throw away;
  }
}

/** Files carry their content in their name. */
async function unchanging(request: Request, pathname: string): Promise<Response> {
  const kept = await (await caches.open(copies)).match(pathname);
  if (kept !== undefined) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await keep(pathname, fresh.clone());
  return fresh;
}

async function keep(pathname: string, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set('x-kept', String(Date.now()));
  headers.delete('content-encoding');
  await (await caches.open(copies)).put(pathname, new Response(await answer.blob(), { status: 200, headers }));
}

async function copyOf(pathname: string): Promise<Response | null> {
  const kept = await (await caches.open(copies)).match(pathname);
  return kept !== undefined && Date.now() - Number(kept.headers.get('x-kept')) < keptFor ? kept : null;
}

async function clear(): Promise<void> {
  const kept = await caches.open(copies);
  for (const request of await kept.keys()) {
    const answer = await kept.match(request);
    if (answer !== undefined && Date.now() - Number(answer.headers.get('x-kept')) >= keptFor) await kept.delete(request);
  }
}
