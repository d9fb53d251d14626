import { Strokes } from './drawing/strokes.ts';

/** Lets a signature be drawn on each sheet of the page. Where this script doesn't run the sheets stay hidden, and the written name says the same. */
for (const place of document.querySelectorAll<HTMLElement>('[data-signature]')) {
  const sheet = place.querySelector<SVGSVGElement>('svg')!;
  const path = place.querySelector<SVGPathElement>('[data-drawn]')!;
  const kept = place.querySelector<HTMLInputElement>('input')!;
  const strokes = new Strokes(kept.value);
  const show = (): void => {
    kept.value = strokes.path;
    path.setAttribute('d', strokes.path);
  };
  const at = (event: PointerEvent): [number, number] => {
    const box = sheet.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  sheet.addEventListener('pointerdown', event => {
    if (!event.isPrimary) return;
    sheet.setPointerCapture(event.pointerId);
    strokes.begin(...at(event));
    show();
    event.preventDefault();
  });
  sheet.addEventListener('pointermove', event => {
    if (!event.isPrimary || !sheet.hasPointerCapture(event.pointerId)) return;
    strokes.go(...at(event));
    show();
  });
  place.querySelector('[data-wipe]')!.addEventListener('click', () => {
    strokes.wipe();
    show();
  });
  place.hidden = false;
}
