import { gutter, type Frame, type Lane } from './frame.ts';
import type { Scale } from './scales.ts';
import { number } from './view.ts';
import { svg, text } from './svg.ts';

/** Each scale as steps that rise away from normal, the score written where it changed. */
export function stepLanes(frame: Frame): SVGElement[] {
  return frame.steps.flatMap(({ scale, lane }) => steps(frame, lane, scale));
}

function steps(frame: Frame, lane: Lane, scale: Scale): SVGElement[] {
  const bottom = lane.top + lane.height;
  const scored = frame.view.entries.filter(entry => entry.kind === 'scale-scored' && entry.corrected === null && entry.body['scale'] === scale.of)
    .flatMap(entry => { const total = number(entry.body['total']); return total === null ? [] : [{ at: entry.at, total }]; });
  const last = scored.at(-1);
  const drawn = frame.wide ? [text(0, lane.top + 17, frame.paper || last === undefined ? scale.name : `${scale.name} ${last.total}`, { class: 't-name' })] : gutter(frame, lane, scale.name, last === undefined ? '' : String(last.total), '');
  // Nothing was scored after the patient left, and nothing is known of what comes.
  const end = Math.min(frame.now, frame.until);
  let wordsUntil = Number.NEGATIVE_INFINITY;
  scored.forEach((score, index) => {
    const [a, b] = [Math.max(frame.left, frame.x(score.at)), Math.min(frame.x(Math.min(scored[index + 1]?.at ?? end, end)), frame.right)];
    if (score.at > frame.until || b <= frame.left) return;
    // The least step is still seen, and nought lies on the ground.
    const far = Math.max(0, Math.min(1, scale.far(score.total)));
    const tall = far === 0 ? 1.5 : 3 + far * (lane.height - 11);
    drawn.push(svg('rect', { class: scale.kind, x: a, y: bottom - tall, width: Math.max(b - a, 1), height: tall }));
    const words = String(score.total);
    if (a + 4 < wordsUntil || (index > 0 && scored[index - 1]!.total === score.total && a < wordsUntil + 60)) return;
    wordsUntil = a + 8 + words.length * 7;
    drawn.push(text(a + 4, Math.max(bottom - tall - 2, lane.top + 9), words, { class: 't-drug' }));
  });
  if (scored.length === 0) drawn.push(text(frame.left + 8, lane.top + 18, 'not scored'));
  return drawn;
}
