import { age, countdown } from './countdown.ts';

/** Keeps the countdowns and ages on a page true, once a second: [data-due] and [data-age] carry their moment. */
export function tick(now: number): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-due]')) {
    const { words, tone } = countdown(Number(element.dataset['due']), now);
    if (element.textContent !== words) element.textContent = words;
    const card = element.closest('.due-next, .chair .when');
    if (card !== null) for (const name of ['calm', 'wait', 'watch'] as const) card.classList.toggle(name, name === tone);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-age]')) {
    const words = age(Number(element.dataset['age']), now);
    if (element.textContent !== words) element.textContent = words;
  }
}
