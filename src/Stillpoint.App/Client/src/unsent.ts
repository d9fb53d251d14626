import type { Kept } from './outbox/entry.ts';
import { outbox, person, whenKeptChanges } from './outbox/device.ts';
import { forgetEverything, keepWorkingWithoutTheLine } from './outbox/copies.ts';

/** Says on every page of staff what still waits on this device, sends it when it can, and asks a person what the server would not take. */
const place = document.querySelector<HTMLElement>('[data-unsent]');
if (place !== null && person !== '') {
  const says = place.querySelector<HTMLElement>('[data-unsent-says]')!;
  const list = place.querySelector<HTMLElement>('[data-unsent-list]')!;
  const line = document.querySelector<HTMLTemplateElement>('#unsent-line')!;

  const show = async (): Promise<void> => {
    const all = await outbox.all();
    place.hidden = all.length === 0;
    const refused = all.filter(kept => kept.refused !== null), theirs = all.filter(kept => kept.entry.by !== person);
    const words = [
      all.length === 1 ? '1 entry waits on this device.' : `${all.length} entries wait on this device.`,
      refused.length > 0 ? `The server did not take ${refused.length}: decide below.` : '',
      theirs.length > 0 ? `${theirs.length} of somebody else's: they are sent when that person signs in here.` : '',
    ].filter(one => one !== '').join(' ');
    if (says.textContent !== words) says.textContent = words;
    list.replaceChildren(...all.map(draw));
  };

  const draw = (kept: Kept): HTMLElement => {
    const item = line.content.cloneNode(true) as DocumentFragment;
    const row = item.firstElementChild as HTMLElement;
    row.querySelector('[data-says]')!.textContent = kept.says;
    const why = row.querySelector<HTMLElement>('[data-refused-because]')!;
    why.hidden = kept.refused === null;
    why.textContent = kept.refused ?? '';
    const [right, away] = row.querySelectorAll('button');
    right!.hidden = kept.refused === null || kept.asks.length === 0;
    away!.hidden = kept.refused === null;
    right!.addEventListener('click', () => void outbox.decide(kept.entry.id, true));
    away!.addEventListener('click', () => void outbox.decide(kept.entry.id, false));
    return row;
  };

  whenKeptChanges(() => void show());
  const send = (): void => void outbox.all().then(all => { if (all.some(kept => kept.refused === null)) void outbox.flush(); });
  addEventListener('online', send);
  addEventListener('unlocked', send);
  // Nothing tells when only the server was away.
  setInterval(send, 15_000);
  void show().then(send);

  // What belongs to a sign-in leaves the device with it; an entry that is not sent yet stays, and stays its author's.
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/sign-out"]')) {
    form.addEventListener('submit', event => {
      if (form.dataset['sure'] !== undefined) return;
      event.preventDefault();
      form.dataset['sure'] = '';
      void outbox.flush().then(() => outbox.all()).then(async all => {
        if (all.some(kept => kept.entry.by === person)) {
          await show();
          place.scrollIntoView();
          form.querySelector('button')!.textContent = 'Sign out though entries wait here';
          return;
        }
        await forgetEverything();
        form.submit();
      });
    });
  }

  // A session is signed when everything written here is with the server.
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-needs-sent]')) {
    form.addEventListener('submit', event => {
      if (place.hidden) return;
      event.preventDefault();
      place.scrollIntoView();
      says.focus();
    });
  }

  void keepWorkingWithoutTheLine(place.dataset['worker']!).then(() => { place.dataset['ready'] = 'yes'; });
}
