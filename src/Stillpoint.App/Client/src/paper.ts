import { drawStrip } from './bedside/strip.ts';
import type { Span } from './bedside/frame.ts';
import type { View } from './bedside/view.ts';

/** The strip of a paper: the drawing of the bedside, in stretches that fit a sheet each, from the record that stands in the page. */
const minute = 60_000;

/** One sheet tells so much. */
const longest = 150 * minute;

/** Stretches of equal length over everything that happened, each with its ends on whole quarters of an hour. */
function spans(view: View): Span[] {
  const quarter = 15 * minute;
  const times = view.entries.map(entry => entry.at);
  const from = Math.floor((Math.min(view.now, ...times) - 2 * minute) / quarter) * quarter;
  const until = Math.ceil((Math.max(view.now, ...times.filter(at => at <= view.now)) + 2 * minute) / quarter) * quarter;
  const sheets = Math.max(1, Math.ceil((until - from) / longest));
  const each = Math.ceil((until - from) / sheets / quarter) * quarter;
  return Array.from({ length: sheets }, (_, sheet) => ({ from: from + sheet * each, until: from + (sheet + 1) * each, key: `-${sheet + 1}` }));
}

function draw(place: HTMLElement, view: View): void {
  for (const span of spans(view)) {
    const sheet = document.createElement('div');
    sheet.className = 'paper-strip';
    place.append(sheet);
    drawStrip(sheet, view, view.estimate, null, view.now, span);
  }
}

const place = document.querySelector<HTMLElement>('[data-paper-strip]');
const told = document.getElementById('view')?.textContent;
if (place !== null && told) draw(place, JSON.parse(told) as View);

const print = document.querySelector<HTMLButtonElement>('[data-print]');
if (print !== null) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
document.documentElement.dataset['ready'] = 'yes';
