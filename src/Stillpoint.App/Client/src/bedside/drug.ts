import { ribbonAt, type Drug } from '../live/ribbon.ts';
import type { Frame } from './frame.ts';
import { gutter } from './frame.ts';
import { hhmm, plain } from './view.ts';
import { n, path, svg, text } from './svg.ts';

/** The ribbon: a block's height is the rate, so its area is the dose; a pause is the bare baseline; the plan is dashed. */
export function drugLane(frame: Frame): SVGElement[] {
  const { lanes: { drug: lane }, x, view, now } = frame;
  const drug = view.ribbon;
  if (drug === null) return frame.wide ? gutter(frame, lane, view.drug, 'not started', '') : [text(4, lane.top + 22, `${view.drug}, not started`)];

  const ribbon = ribbonAt(drug, [], now);
  const bottom = lane.top + lane.height;
  const fastest = Math.max(...drug.stretches.map(rate), 1);
  const top = (mgPerHour: number) => bottom - mgPerHour / fastest * (lane.height - (frame.wide ? 6 : 5));
  const drawn: SVGElement[] = [];
  const words: SVGElement[] = [];

  drug.stretches.forEach((stretch, index) => {
    const until = Math.min(stretch.until ?? now, now);
    const [a, b] = [x(Math.max(stretch.from, frame.from)), x(until)];
    if (until <= frame.from || b <= a) return;
    if (stretch.mlPerHour === 0) {
      drawn.push(path(`M${n(a)} ${bottom - 1}H${n(b)}`, 'drug-pause'));
      const paused = `paused ${Math.max(1, Math.round((until - stretch.from) / 60_000))} min`;
      write(words, (a + b) / 2, bottom - 9, [frame.wide ? paused : 'paused'], b - a, 'middle');
      return;
    }
    drawn.push(path(`M${n(a)} ${bottom}V${n(top(rate(stretch)))}H${n(b)}V${bottom}`, 'drug'));
    const given = (until - stretch.from) / 3_600_000 * rate(stretch);
    const running = stretch.until === null && !drug.ended;
    const told = [`${stretch.mlPerHour.toFixed(1)} mL/h`, `${plain(rate(stretch))} mg/h · ${plain(given)} mg${running ? ' so far' : ''}`];
    if (b - a <= 74 && index > 0) short(words, a, b, top(rate(stretch)), stretch, running, lane.top, frame);
    else write(words, a + (frame.wide ? 8 : 4), Math.min(top(rate(stretch)) + 17, bottom - 9), told, b - a - (frame.wide ? 10 : 5), 'start', frame.wide && bottom - top(rate(stretch)) > 38);
  });

  if (ribbon.endsAt !== null && ribbon.leftMg > 0) {
    const [a, b, height] = [x(now), Math.min(x(ribbon.endsAt), frame.right), top(rate(drug.stretches.at(-1)!))];
    drawn.push(path(`M${n(a)} ${n(height)}H${n(b)}${x(ribbon.endsAt) <= frame.right ? `V${bottom}` : ''}`, 'drug-plan'));
    // Over the dashed plan where that runs low, under it otherwise.
    if (b - a > 62) words.push(text(a + 8, height > bottom - 21 ? height - 5 : bottom - 9, `${ribbon.leftMg.toFixed(1)} mg left`, { class: 't-drug' }));
    if (frame.wide && b - a > 90) words.push(text(b - 2, Math.max(lane.top + 12, height - 7), `planned end ${hhmm(ribbon.endsAt, view.zoneMinutes)}`, { 'text-anchor': 'end' }));
  }
  for (const dose of drug.doses.filter(one => one.at >= frame.from)) {
    drawn.push(svg('rect', { class: 'dose-bar', x: x(dose.at) - 3, y: lane.top + 8, width: 6, height: lane.height - 8 }));
    words.push(text(x(dose.at) + 7, bottom - 9, `${plain(dose.mg)} mg`, { class: 't-drug' }));
  }
  const last = drug.stretches.at(-1);
  const pace = last === undefined ? '' : drug.ended ? 'ended' : last.mlPerHour === 0 ? 'paused' : `${last.mlPerHour.toFixed(1)} mL/h`;
  const given = `${ribbon.givenMg.toFixed(1)} of ${plain(drug.plannedMg)} mg`;
  if (frame.wide) drawn.push(...gutter(frame, lane, view.drug, pace === '' ? given : pace, pace === '' ? 'given' : given));
  return [...drawn, ...words];
}

const rate = (stretch: Drug['stretches'][number]): number => stretch.mlPerHour * stretch.mgPerMl;

/** A stretch too short for its words still says its rate: the running one beside now, an earlier one above its block. */
function short(into: SVGElement[], a: number, b: number, top: number, stretch: Drug['stretches'][number], running: boolean, ceiling: number, frame: Frame): void {
  if (running && frame.right - b > 150) into.push(text(b + 8, Math.max(ceiling + 10, top - 4), `${stretch.mlPerHour.toFixed(1)} mL/h, ${plain(rate(stretch))} mg/h`, { class: 't-drug' }));
  else into.push(text((a + b) / 2, Math.max(ceiling + 10, top - 3), plain(stretch.mlPerHour), { class: 't-drug', 'text-anchor': 'middle' }));
}

/** Writes as much as fits; a word that doesn't fit is left to the table. */
function write(into: SVGElement[], x: number, y: number, told: string[], room: number, anchor: 'start' | 'middle', below = false): void {
  const [first = '', second] = told;
  if (room < first.length * 5.6) return;
  into.push(text(x, y, first, { class: told.length > 1 ? 't-drug' : null, 'text-anchor': anchor === 'start' ? null : anchor }));
  if (second === undefined) return;
  if (below && room >= second.length * 5.6) into.push(text(x, y + 14, second));
  else if (room >= (first.length + second.length) * 6.1) into.push(text(x + first.length * 6.6 + 8, y, second));
}
