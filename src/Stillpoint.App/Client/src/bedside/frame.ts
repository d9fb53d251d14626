import { hhmm, type View } from './view.ts';
import { scalesIn, type Scale } from './scales.ts';
import { path, svg, text } from './svg.ts';

/** Where a lane lies. */
export type Lane = { top: number; height: number };

/** The sheet everything is drawn on: one time axis, left to right. */
export type Frame = {
  wide: boolean;
  /** Of a paper: it tells a stretch of what was, and nothing of now. */
  paper: boolean;
  /** Tells its own names apart from those of another strip on the same page. */
  key: string;
  width: number;
  height: number;
  left: number;
  right: number;
  from: number;
  until: number;
  now: number;
  x: (at: number) => number;
  lanes: { drug: Lane; pressure: Lane; spO2: Lane; breath: Lane | null; estimate: Lane };
  /** The scales that were scored, each in a lane of its own. */
  steps: { scale: Scale; lane: Lane }[];
  pinsAt: number;
  view: View;
};

const minute = 60_000;

/** A stretch of a paper, and which of its strips it is on. */
export type Span = { from: number; until: number; key: string };

export function frameOf(view: View, now: number, endsAt: number | null, width: number, wide: boolean, span: Span | null = null, whole = false): Frame {
  const charted = view.entries.map(entry => entry.at);
  const first = Math.min(now - 30 * minute, ...charted);
  const ahead = Math.max(now + 12 * minute, Math.min(endsAt ?? 0, now + 60 * minute) + 4 * minute);
  // On a narrow screen the last three quarters of an hour unless all is asked for; on a wide one the whole session, up to six hours and what came just before.
  const from = span ? span.from : wide || whole ? Math.max(first - 4 * minute, now - 375 * minute) : now - 45 * minute;
  const until = span ? span.until : wide ? ahead : now + 19 * minute;
  const left = wide ? 92 : 0;
  const right = width - (wide ? 4 : 0);
  const x = (at: number) => left + (at - from) / (until - from) * (right - left);
  const lanes = wide
    ? { drug: lane(32, 54), pressure: lane(96, 236), spO2: lane(342, 54), breath: lane(406, 56), estimate: lane(472, 88) }
    : { drug: lane(32, 36), pressure: lane(92, 150), spO2: lane(266, 38), breath: null, estimate: lane(328, 56) };
  const [top, each, tall] = wide ? [570, 34, 28] : [406, 38, 18];
  const steps = scalesIn(view, wide).map((scale, index) => ({ scale, lane: lane(top + index * each, tall) }));
  const pinsAt = steps.length > 0 ? top + steps.length * each + 2 : 390;
  return { wide, paper: span !== null, key: span?.key ?? '', width, height: pinsAt + 28, left, right, from, until, now, x, lanes, steps, pinsAt, view };
}

const lane = (top: number, height: number): Lane => ({ top, height });

/** Every lane there is, from the top. */
export const lanesOf = (frame: Frame): Lane[] => [...Object.values(frame.lanes).filter(one => one !== null), ...frame.steps.map(step => step.lane)];

/** The lanes, a grid line each five minutes and a labelled one each fifteen, or as far apart as the words need. */
export function ground(frame: Frame): SVGElement[] {
  const { x, from, until, left, right, view } = frame;
  const lanes = lanesOf(frame);
  const bottom = Math.max(...lanes.map(one => one.top + one.height));
  const every = [15, 30, 60, 120].find(minutes => x(minutes * minute) - x(0) >= 46) ?? 240;
  const fine = x(5 * minute) - x(0) >= 5 ? 5 : every / 3;
  const drawn = lanes.map(one => svg('rect', { class: 'lane', x: left, y: one.top, width: right - left, height: one.height, rx: 3 }));
  const local = (at: number) => Math.round(at / minute) + view.zoneMinutes;
  for (let at = Math.ceil(from / (fine * minute)) * fine * minute; at < until; at += fine * minute) {
    const loud = local(at) % every === 0;
    drawn.push(path(`M${x(at).toFixed(1)} ${loud ? 26 : 32}V${bottom}`, loud ? 'g15' : 'g5'));
    const clear = (frame.paper || Math.abs(x(at) - x(frame.now)) > 44) && x(at) > left + 14 && x(at) < right - 14;
    if (loud && clear) drawn.push(text(x(at), 20, hhmm(at, view.zoneMinutes), { 'text-anchor': 'middle' }));
  }
  return drawn;
}

/** The one line of now, with its clock on top. */
export function nowLine(frame: Frame): SVGElement[] {
  // On paper now is when it was made; of a session that is over there is none.
  if (frame.paper && (frame.now >= frame.until || ['Home', 'Closed'].includes(frame.view.phase))) return [];
  const at = frame.x(frame.now);
  const lanes = lanesOf(frame);
  const bottom = Math.max(...lanes.map(one => one.top + one.height));
  return [
    path(`M${at.toFixed(1)} 26V${bottom}`, 'now'),
    svg('rect', { class: 'now-chip', x: at - 25, y: 6, width: 50, height: 20, rx: 4 }),
    text(at, 20, hhmm(frame.now, frame.view.zoneMinutes), { class: 't-on t-clock', 'text-anchor': 'middle' }),
  ];
}

/** Name, value and age in the left gutter, or on one line over the lane where there is no gutter. */
export function gutter(frame: Frame, lane: Lane, name: string, value: string, age: string, offset = 14): SVGElement[] {
  if (frame.paper) return [text(0, lane.top + offset, name, { class: 't-name' })];
  if (!frame.wide) return [svg('text', { x: 0, y: lane.top - 6 }, svg('tspan', { class: 't-name' }, `${name} ${value}`), svg('tspan', { dx: 6 }, age))];
  return [
    text(0, lane.top + offset, name, { class: 't-name' }),
    text(0, lane.top + offset + 15, value, { class: 't-now' }),
    text(0, lane.top + offset + 30, age),
  ];
}
