import { hhmm } from '../bedside/view.ts';
import { Line, type Heard } from './line.ts';
import { tick } from './ticks.ts';

type How = {
  /** Where the page's parts are asked for, and which of them are put in place. */
  parts: string;
  put: string;
  live: string;
  /** The server's time when the page was drawn. */
  drawnAt: number;
  zoneMinutes: () => number;
  /** Whether the clock shows seconds. */
  seconds: boolean;
  /** Time alone changes what is due and what is late: so often, in seconds, it is asked for though nothing was told. */
  every: number;
  heard: Heard;
  /** What came, before it is put in place; answers the server's time. */
  came: (fresh: Document) => number;
  /** Once a second. */
  ticked?: () => void;
};

/** A page that keeps itself true: one clock, one line to the server and one way of asking, whatever it draws. */
export class LivePage {
  readonly line: Line;

  /** Drawn by the server some time ago, and kept on this device until now. */
  readonly isCopy: boolean;
  private ahead: number;
  private asking = false;
  private again = false;
  private passed = 0;
  private readonly clock = document.querySelector<HTMLElement>('[data-clock]');

  constructor(private readonly how: How) {
    const drawn = how.drawnAt - Date.now();
    this.ahead = aheadOf(drawn);
    this.isCopy = this.ahead !== drawn;
    this.line = new Line(how.live, document.querySelector('[data-offline]'), how.heard, () => this.changed());
    setInterval(() => this.second(), 1000);
  }

  now(): number { return Date.now() + this.ahead; }

  /** How far this machine's clock is behind the server's. */
  get behind(): number { return this.ahead; }

  /** Asks for everything that may have changed; while it is being asked for, once more afterwards. */
  changed(): void {
    if (this.asking) { this.again = true; return; }
    this.asking = true;
    // The line says that it is lost; what stands on the page says how old it is.
    void this.ask().catch(() => {}).finally(() => {
      this.asking = false;
      if (this.again) { this.again = false; this.changed(); }
    });
  }

  private async ask(): Promise<void> {
    const response = await fetch(this.how.parts, { credentials: 'same-origin' });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const served = this.how.came(fresh) - Date.now();
    // A copy that this device took while the server was there tells no time.
    if (!response.headers.has('x-kept')) {
      this.ahead = served;
      localStorage.setItem('ahead', String(served));
    }
    put(fresh, this.how.put);
  }

  private second(): void {
    if (this.clock !== null) this.clock.textContent = hhmm(this.now(), this.how.zoneMinutes(), this.how.seconds);
    this.line.tell();
    tick(this.now());
    this.how.ticked?.();
    this.passed += 1;
    if (this.passed % this.how.every === 0 && !this.line.isLost) this.changed();
  }
}

/**
 * How far the server's clock is ahead of this machine's. The server's counts: a tablet that runs fast or slow would otherwise draw and
 * chart at the wrong time. A page that was drawn long before it is read is a copy from this device; then what was learned last holds.
 */
export function aheadOf(drawn: number, learned: string | null = localStorage.getItem('ahead')): number {
  return learned !== null && drawn < Number(learned) - 20_000 ? Number(learned) : drawn;
}

/** Puts the parts that change by themselves in place; what somebody has the keyboard on or has typed into is left alone until they are done. */
function put(fresh: Document, which: string): void {
  for (const part of fresh.querySelectorAll<HTMLElement>(which)) {
    const old = document.getElementById(part.id);
    if (old === null || busy(old)) continue;
    // A part that names its state and is in it already stays under the finger that is on it.
    if (old.dataset['state'] !== undefined && old.dataset['state'] === part.dataset['state']) continue;
    const open = [...old.querySelectorAll('details[open]')].map(details => details.id).filter(id => id !== '');
    for (const id of open) part.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
    if (old.outerHTML !== part.outerHTML) old.replaceWith(document.importNode(part, true));
  }
}

function busy(part: HTMLElement): boolean {
  const active = document.activeElement;
  if (active !== null && part.contains(active) && active.matches('input, textarea, select, a, button')) return true;
  return [...part.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]), textarea')].some(field => field.value !== field.defaultValue);
}
