import { Outbox, oneWindowAtATime } from './outbox.ts';
import { DeviceShelf } from './shelf.ts';

const place = document.querySelector<HTMLElement>('[data-unsent]');

/** Who is signed in here. */
export const person = place?.dataset['person'] ?? '';

/** Every window of this device hears when something was kept or sent. */
const channel = new BroadcastChannel('outbox');

const listeners: (() => void)[] = [];

/** Told when what is kept on this device has changed. */
export function whenKeptChanges(listener: () => void): void {
  listeners.push(listener);
  channel.addEventListener('message', listener);
}

export const outbox = new Outbox(new DeviceShelf(), person, oneWindowAtATime, () => {
  channel.postMessage('changed');
  for (const listener of listeners) listener();
});
