import { send as overTheLine, type Kept, type Outcome, type Outgoing } from './entry.ts';
import type { Shelf } from './shelf.ts';

/** What only the server may let pass: an entry that starts the drug or opens a stop is never kept for later. */
export const needsTheServer = new Set(['drug-started', 'dose-given', 'resumed', 'stop-closed']);

/** One at a time over all windows of this device, so that nothing is sent twice or out of order. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Entries on their way. Each is kept on this device first and leaves it when the server has it, in the order written. What a
 * person could not be asked about when it was sent is set aside with the server's words until somebody decides.
 */
export class Outbox {
  constructor(private readonly shelf: Shelf, private readonly person: string, private readonly alone: Alone, private readonly changed: () => void = () => {}, private readonly send = overTheLine) {}

  /** Keeps an entry and sends it with all before it; what became of it. A refusal is for the form that is open, and is not kept. */
  async write(session: string, entry: Outgoing, says: string): Promise<Outcome & { kept?: boolean }> {
    if (needsTheServer.has(entry.kind)) return await this.send(session, entry);
    try {
      await this.shelf.put({ session, entry, says, refused: null, asks: [] });
    } catch {
      // A device that can keep nothing still sends.
      return await this.send(session, entry);
    }
    const outcome = await this.empty(entry.id);
    this.changed();
    return 'unreachable' in outcome || 'waits' in outcome ? { ...outcome, kept: true } : outcome;
  }

  /** Sends what waits. */
  async flush(): Promise<void> {
    await this.empty(null);
    this.changed();
  }

  /** A person has decided: it is right as it stands, or it is not to be stored. */
  async decide(id: string, confirmed: boolean): Promise<void> {
    const kept = (await this.shelf.all()).find(one => one.entry.id === id);
    if (kept === undefined) return;
    if (confirmed) await this.shelf.put({ ...kept, refused: null, asks: [], entry: { ...kept.entry, body: { ...kept.entry.body, confirmed: kept.asks.map(question => question.key) } } });
    else await this.shelf.remove(id);
    await this.flush();
  }

  async all(): Promise<Kept[]> { return await this.shelf.all().catch(() => []); }

  private async empty(open: string | null): Promise<Outcome> {
    return await this.alone(async () => {
      let mine: Outcome = { stored: true };
      for (const kept of await this.all()) {
        const isOpen = kept.entry.id === open;
        if (kept.entry.by !== this.person || kept.refused !== null) continue;
        const outcome = await this.send(kept.session, kept.entry);
        if (isOpen) mine = outcome;
        if ('unreachable' in outcome || 'waits' in outcome) return outcome;
        if ('stored' in outcome || isOpen) await this.shelf.remove(kept.entry.id);
        else await this.shelf.put({ ...kept, refused: outcome.refused, asks: outcome.asks });
      }
      return mine;
    });
  }
}

/** Over every window of this browser. */
export const oneWindowAtATime: Alone = async work => await navigator.locks.request('outbox', work) as Awaited<ReturnType<typeof work>>;
