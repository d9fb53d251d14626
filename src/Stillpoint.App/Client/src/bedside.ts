import { followForms } from './bedside/forms.ts';
import { followCorrect, followKeypad } from './bedside/keypad.ts';
import { refreshPanels } from './bedside/panels.ts';
import { drawStrip } from './bedside/strip.ts';
import { hhmm, type Estimate, type View } from './bedside/view.ts';
import { Line } from './live/line.ts';
import { tick } from './live/ticks.ts';

/** The bedside: draws the strip, keeps the clock, sends entries and shows what others wrote. */
const main = document.querySelector<HTMLElement>('main[data-session]')!;
const place = document.getElementById('strip')!;
const { view: viewAt, live: liveAt, panels: panelsAt, estimate: estimateAt } = place.dataset as { view: string; live: string; panels: string; estimate: string };
const session = main.dataset['session']!;

let view: View | null = null;
let estimate: Estimate | null = null;
// The server's clock counts: a tablet that runs fast or slow would otherwise draw and chart at the wrong time.
let ahead = Number(main.dataset['now']) - Date.now();
const now = () => Date.now() + ahead;

async function load(): Promise<void> {
  const response = await fetch(viewAt, { credentials: 'same-origin' });
  if (!response.ok) return;
  view = (await response.json()) as View;
  ahead = view.now - Date.now();
  draw();
}

async function loadEstimate(): Promise<void> {
  const response = await fetch(estimateAt, { credentials: 'same-origin' }).catch(() => null);
  estimate = response?.ok && response.status === 200 ? ((await response.json()) as Estimate) : null;
  draw();
}

function draw(): void {
  if (view !== null) drawStrip(place, view, estimate, now());
}

async function changed(): Promise<void> {
  const before = view?.number;
  await Promise.all([load(), refreshPanels(panelsAt)]);
  // What is predicted changes with what went in; time alone only moves along the curve.
  if (view?.number !== before) void loadEstimate();
}

const line = new Line(liveAt, document.querySelector('[data-offline]'), {
  written: number => { if (view === null || Number(number) > view.number) void changed(); },
});

followForms(document, session, now, () => view?.zoneMinutes ?? 0, () => void changed());
for (const form of document.querySelectorAll<HTMLFormElement>('.vitals-form')) followKeypad(form);
followCorrect();

const clock = document.querySelector<HTMLElement>('[data-clock]');
let seconds = 0;
setInterval(() => {
  if (clock !== null && view !== null) clock.textContent = hhmm(now(), view.zoneMinutes, true);
  line.tell();
  tick(now());
  seconds += 1;
  if (seconds % 5 === 0) draw();
  // Time alone changes what is due and what is late, so the server is asked again even when nothing was written.
  if (seconds % 30 === 0 && !line.isLost) void changed();
}, 1000);
new ResizeObserver(() => draw()).observe(place);
void load().then(loadEstimate);
main.dataset['ready'] = 'yes';
