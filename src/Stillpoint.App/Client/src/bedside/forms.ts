import { lastShown } from '../live/clinic-time.ts';
import { uuid7 } from '../live/uuid7.ts';
import { outbox, person } from '../outbox/device.ts';
import type { Outgoing, Question } from '../outbox/entry.ts';

/** Sends the page's plain forms without leaving the page. What a form says is the same with and without this. */
export function followForms(root: ParentNode & EventTarget, session: string, now: () => number, stored: () => void, lost: () => boolean): void {
  root.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement;
    const kind = form.dataset['entry'];
    if (kind === undefined) {
      // A page that cannot be reached would take what was typed with it. What another script sends by itself is its own.
      if (form.method === 'post' && !event.defaultPrevented && lost()) { event.preventDefault(); sayAway(form); }
      return;
    }
    event.preventDefault();
    void submit(form, kind, (event as SubmitEvent).submitter);
  });

  // The button that was pressed when a question came back: its value is part of what is confirmed.
  const pressed = new WeakMap<HTMLFormElement, HTMLElement | null>();

  async function submit(form: HTMLFormElement, kind: string, button: HTMLElement | null): Promise<void> {
    const supersedes = field(form, 'supersedes')?.value || null;
    const measuredAt = measured(form, now());
    if (measuredAt === null) { refuse(form, 'The time lies in the future. Enter when it was measured.'); return; }
    const confirms = button?.dataset['confirm'] !== undefined ? (button as HTMLButtonElement).value.split('|') : null;
    if (confirms === null) pressed.set(form, button);
    const body = bodyOf(form, confirms === null ? button : pressed.get(form) ?? null);
    if (typeof body === 'string') { refuse(form, body); return; }
    if (confirms !== null) body['confirmed'] = confirms;
    // The same id until the server took it: a second try after a lost answer stores nothing twice.
    form.dataset['sending'] ??= uuid7(now());
    const id = form.dataset['sending'];
    const entry: Outgoing = { id, kind, measuredAt: new Date(measuredAt).toISOString(), supersedes, by: person, body };
    const says = sayingOf(form, body, measuredAt);
    let outcome = await outbox.write(session, first(entry, form), says);
    const others = second(entry, form);
    if (others !== null && ('stored' in outcome || 'refused' in outcome || outcome.kept)) {
      // Of a monitor's set what is charted already is no refusal of the rest.
      const more = await outbox.write(session, others, says);
      if (!('stored' in outcome)) outcome = more;
    }
    if ('stored' in outcome || outcome.kept) {
      delete form.dataset['sending'];
      if (supersedes !== null && 'stored' in outcome) { location.assign(`/sessions/${session}`); return; }
      refuse(form, null);
      form.reset();
      form.closest('details.act')?.removeAttribute('open');
      stored();
      return;
    }
    if ('refused' in outcome) delete form.dataset['sending'];
    refuse(form, 'refused' in outcome ? outcome.refused : 'waits' in outcome ? signInAgain : away, 'refused' in outcome ? outcome.asks : []);
  }
}

const away = 'The server cannot be reached, and this needs it. Nothing was stored: what you typed stays here; send it when the line is back.';
const signInAgain = 'Your sign-in has ended. The entry was not stored: sign in again in another tab, then send it once more.';

function sayAway(form: HTMLFormElement): void {
  let place = form.querySelector<HTMLElement>('[data-away]');
  if (place === null) {
    place = document.createElement('p');
    place.dataset['away'] = '';
    place.className = 'form-error';
    place.setAttribute('role', 'alert');
    form.prepend(place);
  }
  place.textContent = away;
}

/** What an entry says, for the person who finds it on this device later: the words of its fields and what was written in them. */
function sayingOf(form: HTMLFormElement, body: Record<string, unknown>, measuredAt: number): string {
  const zone = form.dataset['zone'] ?? 'UTC';
  const time = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(measuredAt);
  const words = Object.entries(body).filter(([name]) => name !== 'confirmed' && name !== 'fromMonitor').map(([name, value]) => `${labelOf(form, name)} ${value === true ? 'yes' : value === false ? 'no' : String(value)}`);
  return `${time} · ${words.length > 0 ? words.join(', ') : form.dataset['entry']!.replaceAll('-', ' ')}`;
}

function labelOf(form: HTMLFormElement, name: string): string {
  const input = form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  const label = input?.id ? form.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.textContent : null;
  return (label ?? name).trim();
}

/** A monitor's set is two entries: a cuff pressure at the time it was taken, and the other signs at theirs. */
const pressures = ['systolic', 'diastolic'];

function first(entry: Outgoing, form: HTMLFormElement): Outgoing {
  if (!field(form, 'othersMeasured')?.value) return entry;
  return { ...entry, body: Object.fromEntries(Object.entries(entry.body).filter(([name]) => [...pressures, 'fromMonitor', 'confirmed'].includes(name))) };
}

function second(entry: Outgoing, form: HTMLFormElement): Outgoing | null {
  const at = field(form, 'othersMeasured')?.value;
  if (!at) return null;
  // The same second id whenever the first is the same.
  const id = entry.id.slice(0, -1) + (Number.parseInt(entry.id.slice(-1), 16) ^ 1).toString(16);
  return { ...entry, id, measuredAt: new Date(at).toISOString(), body: Object.fromEntries(Object.entries(entry.body).filter(([name]) => !pressures.includes(name))) };
}

function field(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
}

/** The time typed, as the clinic's clock last showed it, or the one corrected, or now; null when the time is still to come. */
export function measured(form: HTMLFormElement, now: number): number | null {
  const typed = field(form, 'at')?.value ?? '';
  const before = field(form, 'measured')?.value;
  if (!/^\d\d:\d\d/.test(typed)) return before ? Date.parse(before) : now;
  const [hours = 0, minutes = 0] = typed.split(':').map(Number);
  return lastShown(hours, minutes, now, form.dataset['zone'] ?? 'UTC');
}

/** The form's fields under the names of the record; a sentence when one is no number. */
function bodyOf(form: HTMLFormElement, button: HTMLElement | null): Record<string, unknown> | string {
  const body: Record<string, unknown> = {};
  for (const [name, value] of new FormData(form, button)) {
    if (typeof value !== 'string' || value.trim() === '' || name.startsWith('_') || ['token', 'supersedes', 'measured', 'othersMeasured', 'at', 'asked'].includes(name)) continue;
    const as = form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.dataset['as'];
    if (as === 'number') {
      const text = value.trim();
      if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return `“${text}” is not a number. Write decimals with a point.`;
      body[name] = Number(text);
    } else {
      body[name] = as === 'bool' ? value === 'true' : value.trim();
    }
  }
  return body;
}

/** What was probably meant, a key each: pressed, the form is sent with that time, or with the pressure the other way round. */
function offer(form: HTMLFormElement, asks: readonly Question[] | null): void {
  const keys = form.querySelector<HTMLElement>('[data-instead]'), at = field(form, 'at');
  if (keys === null || at === null) return;
  if (asks === null) { keys.hidden = true; return; }
  const times = asks.flatMap(question => question.instead ?? []).map(meant =>
    new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: form.dataset['zone'] ?? 'UTC' }).format(Date.parse(meant)));
  const meant = [...new Set(times)].map(time => meantKey(time, () => { at.value = time; form.requestSubmit(); }));
  const swapped = otherWayRound(form);
  if (swapped !== null) meant.push(swapped);
  keys.hidden = meant.length === 0;
  keys.replaceChildren(...meant);
}

/** A pressure with the lower number first: one key sends it the other way round. */
function otherWayRound(form: HTMLFormElement): HTMLButtonElement | null {
  const systolic = field(form, 'systolic'), diastolic = field(form, 'diastolic');
  if (systolic === null || diastolic === null) return null;
  const upper = systolic.value.trim(), lower = diastolic.value.trim();
  if (upper === '' || lower === '' || !(Number(upper) < Number(lower))) return null;
  return meantKey(`${lower}/${upper}`, () => { systolic.value = lower; diastolic.value = upper; form.requestSubmit(); });
}

function meantKey(words: string, press: () => void): HTMLButtonElement {
  const key = document.createElement('button');
  key.type = 'button';
  key.className = 'btn';
  key.textContent = `It was ${words}`;
  key.addEventListener('click', press);
  return key;
}

function refuse(form: HTMLFormElement, words: string | null, asks: readonly Question[] = []): void {
  const confirm = form.querySelector<HTMLButtonElement>('[data-confirm]');
  if (confirm !== null) {
    confirm.hidden = asks.length === 0;
    confirm.value = asks.map(question => question.key).join('|');
  }
  offer(form, words === null ? null : asks);
  const place = form.querySelector<HTMLElement>('[data-refused]');
  if (place === null) return;
  place.hidden = words === null;
  const said = place.querySelector('span');
  if (said !== null) said.textContent = words ?? '';
}
