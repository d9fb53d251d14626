import { ribbonAt } from '../live/ribbon.ts';
import { breathLane, spO2Lane } from './breathing.ts';
import { drugLane } from './drug.ts';
import { estimateLane } from './estimate.ts';
import { frameOf, ground, lanesOf, nowLine, type Frame, type Lane, type Span } from './frame.ts';
import { pins } from './pins.ts';
import { pressureLane } from './pressure.ts';
import { stepLanes } from './steps.ts';
import { hhmm, type Estimate, type Paused, type View } from './view.ts';
import { svg } from './svg.ts';

/** As wide as a sheet is in points: its smallest letters stay legible in print. */
const paperWidth = 780;

/** Draws the whole strip anew. It draws what the server said and how old that is; it judges nothing. */
export function drawStrip(place: HTMLElement, view: View, estimate: Estimate, paused: Paused | null, now: number, span: Span | null = null, all = false): void {
  const width = span ? paperWidth : Math.max(240, Math.floor(place.clientWidth));
  const wide = width >= 560;
  const { endsAt } = ribbonAt(view.ribbon, [], now);
  const frame = frameOf(view, now, endsAt, width, wide, span, all);
  const { key } = frame;
  const { stems, drops } = pins(frame);
  const clipped = svg('g', { 'clip-path': `url(#lanes${key})` }, ...stems);
  const strip = svg('svg', { class: 'strip', viewBox: `0 0 ${width} ${frame.height}`, role: 'img', 'aria-labelledby': `strip-title${key} strip-desc${key}` },
    svg('title', { id: `strip-title${key}` }, `Session strip, ${hhmm(frame.from, view.zoneMinutes)} to ${hhmm(span?.until ?? now, view.zoneMinutes)}`),
    svg('desc', { id: `strip-desc${key}` }, `${told(view)} Every value is in the table below.`),
    svg('defs', {},
      svg('pattern', { id: `hatch${key}`, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, svg('line', { class: 'hatch', x1: 0, y1: 0, x2: 0, y2: 5 })),
      svg('clipPath', { id: `lanes${key}` }, ...clips(frame).map(({ top, height }) => svg('rect', { x: frame.left, y: top, width: frame.right - frame.left, height })))),
    ...ground(frame), clipped,
    ...drugLane(frame), ...pressureLane(frame), ...spO2Lane(frame), ...breathLane(frame), ...estimateLane(frame, estimate, paused), ...stepLanes(frame),
    ...nowLine(frame), ...drops);
  place.replaceChildren(strip);
}

/** Where stems and ghosts may be: on a narrow screen not over the words between the lanes. */
function clips(frame: Frame): Lane[] {
  if (frame.wide) return [{ top: 0, height: frame.height }];
  const lanes = lanesOf(frame);
  const bottom = Math.max(...lanes.map(one => one.top + one.height));
  return [...lanes, { top: bottom, height: frame.height - bottom }];
}

function told(view: View): string {
  const pumped = view.ribbon?.stretches.map(stretch => `${stretch.mlPerHour === 0 ? 'paused' : `${stretch.mlPerHour} mL/h`} from ${hhmm(stretch.from, view.zoneMinutes)}`).join(', ');
  const last = view.entries.findLast(entry => entry.kind === 'vitals-charted' && entry.corrected === null);
  return `${view.drug}: ${pumped || 'not started'}. ${last ? `Last charted ${hhmm(last.at, view.zoneMinutes)}: ${last.says}.` : 'Nothing charted.'}`;
}
