import type { Frame, Lane } from './frame.ts';
import { number } from './view.ts';
import { svg, text } from './svg.ts';

/** Sedation and dissociation as steps that rise away from normal, the score written at each assessment. */
export function stepLanes(frame: Frame): SVGElement[] {
  const { moaas, cadss } = frame.lanes;
  return [
    ...(moaas ? steps(frame, moaas, 'MOAA/S', ['MOAA/S'], score => 4 + (5 - score) * 4.6, 'mind') : []),
    ...(cadss ? steps(frame, cadss, 'CADSS-6', ['CADSS-6'], score => 2 + score * 1.25, 'mind-2') : []),
  ];
}

function steps(frame: Frame, lane: Lane, name: string, scales: string[], height: (score: number) => number, kind: string): SVGElement[] {
  const bottom = lane.top + lane.height;
  const scored = frame.view.entries.filter(entry => entry.kind === 'scale-scored' && entry.corrected === null && scales.includes(String(entry.body['scale'])))
    .flatMap(entry => { const total = number(entry.body['total']); return total === null ? [] : [{ at: entry.at, total }]; });
  const drawn = [text(0, lane.top + 20, name, { class: 't-name' })];
  scored.forEach((score, index) => {
    const until = scored[index + 1]?.at ?? frame.now;
    const [a, b] = [Math.max(frame.left, frame.x(score.at)), Math.min(frame.x(until), frame.right)];
    if (b <= frame.left) return;
    const tall = Math.min(height(score.total), lane.height);
    drawn.push(svg('rect', { class: kind, x: a, y: bottom - tall, width: Math.max(b - a, 1), height: tall }), text(a + 5, Math.max(bottom - tall - 3, lane.top + 9), String(score.total), { class: 't-drug' }));
  });
  if (scored.length === 0) drawn.push(text(frame.left + 8, lane.top + 20, 'not scored'));
  return drawn;
}
