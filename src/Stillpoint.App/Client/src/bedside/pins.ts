import type { Frame } from './frame.ts';
import { n, path, text } from './svg.ts';

/** Numbered drops under the lanes with a dotted stem through all of them; the list beside carries the words. */
export function pins(frame: Frame): { stems: SVGElement[]; drops: SVGElement[] } {
  const stems: SVGElement[] = [];
  const drops: SVGElement[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const entry of frame.view.entries.filter(one => one.pin !== null && one.at >= frame.from && one.at <= frame.until)) {
    const exact = frame.x(entry.at);
    // Drops that would lie on each other stand side by side; the stem keeps the true time.
    const at = Math.max(exact, before + 20);
    before = at;
    if (at > frame.right) continue;
    stems.push(path(`M${n(exact)} 32V${frame.pinsAt}${at > exact ? `L${n(at)} ${frame.pinsAt + 3}` : ''}`, 'pin-stem'));
    drops.push(path(`M${n(at)} ${frame.pinsAt}l5 5.2a9 9 0 1 1 -10 0z`, entry.followsFlag ? 'pin watch' : 'pin'), text(at, frame.pinsAt + 17, String(entry.pin), { class: 't-pin' }));
  }
  return { stems, drops };
}
