import type { Kept } from './entry.ts';

/** Where entries wait until the server has them. */
export interface Shelf {
  put(kept: Kept): Promise<void>;
  remove(id: string): Promise<void>;
  /** In the order in which they were written. */
  all(): Promise<Kept[]>;
}

/** The browser's own database. What was put is on the disk before anybody is told that it is kept. */
export class DeviceShelf implements Shelf {
  private opened: Promise<IDBDatabase> | null = null;

  async put(kept: Kept): Promise<void> {
    const { place, ...rest } = kept;
    await this.write(entries => place === undefined ? entries.add(rest) : entries.put(kept));
  }

  async remove(id: string): Promise<void> {
    const found = (await this.all()).find(one => one.entry.id === id);
    if (found?.place !== undefined) await this.write(entries => entries.delete(found.place!));
  }

  async all(): Promise<Kept[]> {
    const entries = (await this.open()).transaction('entries').objectStore('entries');
    return await asked(entries.getAll()) as Kept[];
  }

  private async write(what: (entries: IDBObjectStore) => IDBRequest): Promise<void> {
    const change = (await this.open()).transaction('entries', 'readwrite', { durability: 'strict' });
    what(change.objectStore('entries'));
    await new Promise<void>((done, failed) => {
      change.oncomplete = () => done();
      change.onabort = change.onerror = () => failed(change.error ?? new Error('The entry could not be kept.'));
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opened ??= new Promise((done, failed) => {
      const request = indexedDB.open('stillpoint', 1);
      request.onupgradeneeded = () => { request.result.createObjectStore('entries', { keyPath: 'place', autoIncrement: true }); };
      request.onsuccess = () => done(request.result);
      request.onerror = () => { this.opened = null; failed(request.error ?? new Error('This device keeps nothing.')); };
    });
    return this.opened;
  }
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('This device cannot be read.'));
  });
}
