import { followForms } from './bedside/forms.ts';
import { Guess } from './bedside/guess.ts';
import { followCorrect, followKeypad } from './bedside/keypad.ts';
import { Live, liveness, tellLiveness, type Told } from './bedside/monitor.ts';
import { refreshPanels } from './bedside/panels.ts';
import { drawStrip } from './bedside/strip.ts';
import { hhmm, type View } from './bedside/view.ts';
import { Line } from './live/line.ts';
import { ribbonAt } from './live/ribbon.ts';
import { tick } from './live/ticks.ts';

/** The bedside: draws the strip, keeps the clock, sends entries, shows what others wrote and what the monitors say. */
const main = document.querySelector<HTMLElement>('main[data-session]')!;
const place = document.getElementById('strip')!;
const { view: viewAt, live: liveAt, panels: panelsAt, estimate: estimateAt } = place.dataset as { view: string; live: string; panels: string; estimate: string };
const session = main.dataset['session']!;

let view: View | null = null;
const live = new Live();
const guess = new Guess(document.querySelector('[data-guess]'), estimateAt, () => draw());
// The server's clock counts: a tablet that runs fast or slow would otherwise draw and chart at the wrong time.
let ahead = Number(main.dataset['now']) - Date.now();
const now = () => Date.now() + ahead;

async function load(): Promise<void> {
  const response = await fetch(viewAt, { credentials: 'same-origin' }).catch(() => null);
  if (!response?.ok) return;
  view = (await response.json()) as View;
  ahead = view.now - Date.now();
  draw();
}

function draw(): void {
  if (view === null) return;
  const told = live.over(view);
  drawStrip(place, told, guess.estimate, guess.paused, now());
  tellLiveness(document.querySelector('[data-monitor]'), liveness(told, now(), line.isLost ? line.lastHeard + ahead : null));
  guess.tell(view, ribbonAt(view.ribbon, [], now()).endsAt, now());
  const ghost = document.querySelector<HTMLElement>('[data-ghost]');
  if (ghost !== null) {
    ghost.hidden = view.last === null;
    const day = ghost.querySelector('[data-day]');
    if (day !== null) day.textContent = view.last?.day ?? '';
  }
}

let asking: Promise<void> | null = null;
let again = false;

/** Asks for everything that may have changed; while it is being asked for, once more afterwards. */
function changed(): void {
  if (asking !== null) { again = true; return; }
  asking = ask().catch(() => {}).finally(() => {
    asking = null;
    if (again) { again = false; changed(); }
  });
}

async function ask(): Promise<void> {
  const before = view?.number;
  await Promise.all([load(), refreshPanels(panelsAt)]);
  // What is predicted changes with what went in; time alone only moves along the curve.
  if (view?.number === before && guess.standsAt(now())) return;
  await guess.ask();
  draw();
}

let drawing = false;
function drawSoon(): void {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => { drawing = false; draw(); });
}

const line: Line = new Line(liveAt, document.querySelector('[data-offline]'), {
  written: number => { if (view === null || Number(number) > view.number) changed(); },
  reading: told => {
    // A new cuff pressure is at once offered to be charted; the other signs are drawn.
    if (live.take(JSON.parse(told) as Told)) changed();
    drawSoon();
  },
  judged: () => changed(),
  mismatch: () => changed(),
  monitors: () => changed(),
}, changed);

followForms(document, session, now, () => view?.zoneMinutes ?? 0, changed);
for (const form of document.querySelectorAll<HTMLFormElement>('.vitals-form')) followKeypad(form);
followCorrect();

const clock = document.querySelector<HTMLElement>('[data-clock]');
let seconds = 0;
setInterval(() => {
  if (clock !== null && view !== null) clock.textContent = hhmm(now(), view.zoneMinutes, true);
  line.tell();
  tick(now());
  seconds += 1;
  drawSoon();
  // Time alone changes what is due and what is late, so the server is asked again even when nothing was written.
  if (seconds % 30 === 0 && !line.isLost) changed();
}, 1000);
new ResizeObserver(() => draw()).observe(place);
void load().then(() => guess.ask()).then(draw);
main.dataset['ready'] = 'yes';
