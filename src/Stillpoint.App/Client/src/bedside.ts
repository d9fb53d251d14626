import { followForms } from './bedside/forms.ts';
import { Guess } from './bedside/guess.ts';
import { followCorrect, followKeypad } from './bedside/keypad.ts';
import { Live, liveness, tellLiveness, type Told } from './bedside/monitor.ts';
import { drawStrip } from './bedside/strip.ts';
import { hhmm, type View } from './bedside/view.ts';
import { LivePage } from './live/page.ts';
import { forgetThisPage, keepThisPage } from './outbox/copies.ts';
import { whenKeptChanges } from './outbox/device.ts';
import { ribbonAt } from './live/ribbon.ts';

/** The bedside: draws the strip, keeps the clock, sends entries, shows what others wrote and what the monitors say. */
const main = document.querySelector<HTMLElement>('main[data-session]')!;
const place = document.getElementById('strip')!;
const session = main.dataset['session']!;

/** What the server says of the session stands in the page it drew, and in every part it draws anew. */
const viewIn = (page: Document): View => JSON.parse(page.getElementById('view')!.textContent!) as View;

let view = viewIn(document);
const live = new Live();
const guess = new Guess(document.querySelector('[data-guess]'), place.dataset['paused']!, () => draw());
let pausedFor = view.number;

const page: LivePage = new LivePage({
  parts: place.dataset['panels']!, live: place.dataset['live']!, put: '#proposal, #due, #flags, #pins, #pump', drawnAt: view.now, seconds: true, every: 30,
  zoneMinutes: () => view.zoneMinutes,
  heard: {
    written: number => { if (Number(number) > view.number) page.changed(); },
    // A reading raised a flag, or a time has come.
    judged: () => page.changed(),
    reading: told => {
      // A new cuff pressure is at once offered to be charted; the other signs are drawn.
      if (live.take(JSON.parse(told) as Told)) page.changed();
      drawSoon();
    },
    mismatch: () => page.changed(),
    monitors: () => page.changed(),
  },
  came: fresh => {
    view = viewIn(fresh);
    // What would be if the drug were paused changes with what went in.
    if (pausedFor !== view.number) { pausedFor = view.number; void guess.again().then(draw); }
    drawSoon();
    return view.now;
  },
  ticked: () => { tellNotJudged(); drawSoon(); },
});
const now = () => page.now();
if (page.isCopy) document.documentElement.dataset['copy'] = '';

function draw(): void {
  const told = live.over(view);
  drawStrip(place, told, view.estimate, guess.paused, now(), null, main.dataset['whole'] !== undefined);
  tellLiveness(document.querySelector('[data-monitor]'), liveness(told, now(), page.line.isLost ? page.line.lastHeard + page.behind : null));
  guess.tell(view, ribbonAt(view.ribbon, [], now()).endsAt, now());
  const ghost = document.querySelector<HTMLElement>('[data-ghost]');
  if (ghost !== null) {
    ghost.hidden = view.last === null;
    const day = ghost.querySelector('[data-day]');
    if (day !== null) day.textContent = view.last?.day ?? '';
  }
}

let drawing = false;
function drawSoon(): void {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => { drawing = false; draw(); });
}

/** Without the line nothing is judged: the screen says since when, and the red limits stand on the strip. */
function tellNotJudged(): void {
  const place = document.querySelector<HTMLElement>('[data-not-judged]');
  if (place === null) return;
  place.hidden = !page.line.isLost;
  const words = page.line.isLost ? `Not judged since ${hhmm(view.now, view.zoneMinutes)}. Look at the patient and at the red limits.` : '';
  if (place.textContent !== words) place.textContent = words;
}

followForms(document, session, now, () => page.changed(), () => page.line.isLost);
whenKeptChanges(() => { if (!page.line.isLost) page.changed(); });
for (const form of document.querySelectorAll<HTMLFormElement>('.vitals-form')) followKeypad(form);
followCorrect();
// A narrow screen shows the last three quarters of an hour; all of it is one tap away.
const whole = document.querySelector<HTMLButtonElement>('[data-whole]');
whole?.addEventListener('click', () => {
  if (main.dataset['whole'] === undefined) main.dataset['whole'] = '';
  else delete main.dataset['whole'];
  whole.setAttribute('aria-pressed', String(main.dataset['whole'] !== undefined));
  draw();
});
new ResizeObserver(() => draw()).observe(place);
draw();
main.dataset['ready'] = 'yes';
if (view.phase === 'Closed') void forgetThisPage(place.dataset['panels']!);
else void keepThisPage(place.dataset['panels']!).then(() => { main.dataset['kept'] = 'yes'; });
if (page.isCopy) page.changed();
