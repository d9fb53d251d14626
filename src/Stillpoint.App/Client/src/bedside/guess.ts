import { hhmm, plain, type EstimatePoint, type Paused, type View } from './view.ts';

/** The curve at a moment: between two of its points along the line that is drawn; null beyond its ends. */
export function along(points: readonly EstimatePoint[], at: number): EstimatePoint | null {
  const next = points.findIndex(point => point.at >= at);
  if (next < 0) return null;
  const [a, b] = [points[next - 1], points[next]!];
  if (b.at === at) return b;
  if (a === undefined) return null;
  const part = (at - a.at) / (b.at - a.at);
  const between = (from: number, to: number) => from + part * (to - from);
  return { at, median: between(a.median, b.median), low: between(a.low, b.low), high: between(a.high, b.high) };
}

/** The words around the estimate: what made it and what it doubts, or why there is none, and what a pause would do. */
export class Guess {
  paused: Paused | null = null;
  private readonly button: HTMLButtonElement | null;

  constructor(private readonly place: HTMLElement | null, private readonly address: string, private readonly changed: () => void) {
    this.button = place?.querySelector<HTMLButtonElement>('[data-if-paused]') ?? null;
    this.button?.addEventListener('click', () => {
      const on = this.button!.getAttribute('aria-pressed') !== 'true';
      this.button!.setAttribute('aria-pressed', String(on));
      if (on) void this.again().then(this.changed);
      else { this.paused = null; this.changed(); }
    });
  }

  /** Asks what a pause would do, where somebody wants to know. */
  async again(): Promise<void> {
    if (!this.isAsked) return;
    const response = await fetch(this.address, { credentials: 'same-origin' }).catch(() => null);
    this.paused = response?.status === 200 && this.isAsked ? ((await response.json()) as Paused) : null;
  }

  private get isAsked(): boolean { return this.button?.getAttribute('aria-pressed') === 'true'; }

  tell(view: View, endsAt: number | null, now: number): void {
    if (this.place === null) return;
    const [estimate, paused] = [view.estimate, this.paused];
    const drawn = estimate.points.length > 0;
    if (this.button !== null) {
      this.button.hidden = !estimate.running;
      if (!estimate.running && this.isAsked) { this.button.setAttribute('aria-pressed', 'false'); this.paused = null; }
    }
    this.write('[data-estimate-model]', drawn ? `Estimate: ${estimate.model ?? ''}.` : `No estimate. ${estimate.refused.join(' ')}`);
    this.write('[data-if-paused-says]', paused === null || !estimate.running ? '' : this.ifPaused(view, paused, endsAt, now));
    const doubts = this.place.querySelector<HTMLElement>('[data-estimate-doubts]');
    if (doubts === null) return;
    doubts.hidden = estimate.doubts.length === 0;
    this.write('[data-estimate-doubts] summary', `What the model doubts (${estimate.doubts.length})`);
    const list = doubts.querySelector('ul')!;
    if (list.childElementCount === estimate.doubts.length && [...list.children].every((item, index) => item.textContent === estimate.doubts[index])) return;
    list.replaceChildren(...estimate.doubts.map(words => Object.assign(document.createElement('li'), { textContent: words })));
  }

  private ifPaused(view: View, paused: Paused, endsAt: number | null, now: number): string {
    const at = endsAt !== null && endsAt > now + 60_000 ? endsAt : now + 30 * 60_000;
    const [then, otherwise] = [along(paused.points, at), along(view.estimate.points, at)];
    if (then === null || otherwise === null) return '';
    const said = (point: EstimatePoint) => `${plain(point.median, 0)} ng/mL (${plain(point.low, 0)} to ${plain(point.high, 0)})`;
    return `If paused at ${hhmm(paused.at, view.zoneMinutes, true)}: ${said(then)} expected at ${hhmm(at, view.zoneMinutes)}, instead of ${said(otherwise)}.`;
  }

  private write(where: string, words: string): void {
    const element = this.place?.querySelector<HTMLElement>(where);
    if (element && element.textContent !== words) element.textContent = words;
  }
}
