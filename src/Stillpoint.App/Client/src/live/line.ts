import { clock } from './countdown.ts';

/** How long to wait before the line is opened again: twice as long after each failure, at most half a minute, never all screens at once. */
export function pause(failures: number, chance: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1)) * (0.5 + chance / 2);
}

export type Heard = Record<string, (data: string) => void>;

/**
 * The line to the server. It opens itself again when it broke or fell silent, asks then for what it missed by the number of
 * the last thing it heard, and tells how long nothing was heard. A browser's own way of coming back gives up on an answer
 * that is no stream, such as that of a proxy while the server starts, and never notices silence.
 */
export class Line {
  private heardAt = Date.now();
  private brokenAt: number | null = null;
  private failures = 0;
  private last = '';
  private opened = false;
  private source: EventSource | null = null;
  private again: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly address: string, private readonly badge: HTMLElement | null, private readonly heard: Heard, private readonly back: () => void = () => {}) {
    this.open();
    addEventListener('online', () => this.open());
    addEventListener('unlocked', () => this.open());
  }

  /** Milliseconds since the server was last heard; it beats every five seconds. */
  get silence(): number { return Date.now() - this.heardAt; }

  get isLost(): boolean { return this.silence > 12_000 || (this.brokenAt !== null && Date.now() - this.brokenAt > 3_000); }

  /** When the server was last heard, by this machine's clock. */
  get lastHeard(): number { return this.heardAt; }

  /** Says plainly that the line is lost and for how long; called once a second. */
  tell(): void {
    if (this.silence > 12_000 && this.again === null) this.broke();
    if (this.badge === null) return;
    const words = this.isLost ? `Offline ${clock(this.silence)}` : '';
    this.badge.hidden = !this.isLost;
    const said = this.badge.querySelector('span');
    if (said !== null && said.textContent !== words) said.textContent = words;
  }

  private open(): void {
    if (this.again !== null) clearTimeout(this.again);
    this.again = null;
    this.source?.close();
    const source = new EventSource(this.last === '' ? this.address : `${this.address}?after=${encodeURIComponent(this.last)}`);
    this.source = source;
    source.addEventListener('open', () => {
      this.beat('');
      if (this.opened) this.back();
      this.opened = true;
    });
    source.addEventListener('error', () => { if (source === this.source) this.broke(); });
    for (const name of ['beat', 'listening', ...Object.keys(this.heard)]) {
      source.addEventListener(name, event => {
        const { data, lastEventId } = event as MessageEvent<string>;
        this.beat(lastEventId);
        this.failures = 0;
        this.heard[name]?.(data);
      });
    }
  }

  private broke(): void {
    this.source?.close();
    this.brokenAt ??= Date.now();
    this.failures += 1;
    this.again ??= setTimeout(() => this.open(), pause(this.failures, Math.random()));
  }

  private beat(id: string): void {
    this.heardAt = Date.now();
    this.brokenAt = null;
    if (id !== '') this.last = id;
  }
}
