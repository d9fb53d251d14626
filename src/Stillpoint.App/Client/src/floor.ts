import { hhmm } from './bedside/view.ts';
import { Line } from './live/line.ts';
import { tick } from './live/ticks.ts';

/** The floor: puts the board in place again whenever something was written, and keeps its countdowns and ages true. */
const sheet = document.querySelector<HTMLElement>('[data-floor]');
if (sheet !== null) {
  const { floor: boardAt, live: liveAt } = sheet.dataset as { floor: string; live: string };
  let ahead = Number(document.getElementById('board')?.dataset['now'] ?? Date.now()) - Date.now();
  const now = () => Date.now() + ahead;

  let asking = false;
  let again = false;
  const refresh = async (): Promise<void> => {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const response = await fetch(boardAt, { credentials: 'same-origin' });
      if (!response.ok) return;
      const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
      for (const part of fresh.querySelectorAll<HTMLElement>('#board, #worklist')) {
        const old = document.getElementById(part.id);
        // What somebody has the keyboard on stays where it is until they have left it.
        if (old !== null && !old.contains(document.activeElement)) old.replaceWith(document.importNode(part, true));
      }
      ahead = Number(document.getElementById('board')?.dataset['now']) - Date.now();
    } catch {
      // The line says that it is lost; the board says how old it is.
    } finally {
      asking = false;
      if (again) { again = false; void refresh(); }
    }
  };

  const line = new Line(liveAt, document.querySelector('[data-offline]'), { written: () => void refresh() });
  const clock = document.querySelector<HTMLElement>('[data-clock]');
  let seconds = 0;
  setInterval(() => {
    if (clock !== null) clock.textContent = hhmm(now(), Number(clock.dataset['zone']));
    line.tell();
    tick(now());
    seconds += 1;
    // Time alone changes the order: something becomes due, something is late.
    if (seconds % 20 === 0 && !line.isLost) void refresh();
  }, 1000);
  sheet.dataset['ready'] = 'yes';
}
