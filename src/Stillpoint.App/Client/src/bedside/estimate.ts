import { gutter, type Frame } from './frame.ts';
import { along } from './guess.ts';
import { drugBegan, plain, type Estimate, type EstimatePoint, type Paused } from './view.ts';
import { line, n, path, text } from './svg.ts';

/** The predicted concentration: violet, dashed, with its band, going on past now; never a measurement and no criterion. */
export function estimateLane(frame: Frame, estimate: Estimate, paused: Paused | null): SVGElement[] {
  const { lanes: { estimate: lane }, now, left, right } = frame;
  if (estimate.points.length === 0) {
    const why = estimate.refused[0] ?? '';
    const fits = why.length * 5.6 < right - left - 16;
    return [...gutter(frame, lane, 'Estimate', 'none', ''), text(left + 8, lane.top + lane.height / 2 + 4, fits ? why : 'None; why is said below the strip.')];
  }
  const began = drugBegan(frame.view) ?? estimate.points[0]!.at;
  const last = estimate.last.map(([since, value]) => [began + since, value] as const);
  const shown = ([at]: readonly [number, ...unknown[]]) => at >= frame.from - 120_000 && at <= frame.until + 120_000;
  const points = estimate.points.filter(point => shown([point.at]));
  // The scale is of all there is, so that it stays when time moves on.
  const highest = Math.max(...estimate.points.map(point => point.high), ...last.map(([, value]) => value), 1) * 1.1;
  const bottom = lane.top + lane.height;
  const x = (at: number) => Math.min(Math.max(frame.x(at), left), right);
  const y = (value: number) => bottom - value / highest * lane.height;
  const median = (curve: readonly EstimatePoint[]) => curve.map(point => [point.at, point.median] as const);
  const here = along(estimate.points, now) ?? (now < estimate.points[0]!.at ? estimate.points[0]! : estimate.points.at(-1)!);
  const drawn: SVGElement[] = [];
  if (points.length > 1) {
    const band = [...points.map(point => `${n(x(point.at))} ${n(y(point.high))}`), ...points.map(point => `${n(x(point.at))} ${n(y(point.low))}`).reverse()];
    drawn.push(path(`M${band.join('L')}Z`, 'band'), path(line(last.filter(shown), x, y, Number.POSITIVE_INFINITY), 'ghost'));
    drawn.push(path(line(median(points), x, y, Number.POSITIVE_INFINITY), 'median'));
  }
  if (paused !== null) {
    const curve = paused.points.filter(point => shown([point.at]));
    const end = curve.at(-1);
    drawn.push(path(line(median(curve), x, y, Number.POSITIVE_INFINITY), 'if-paused'));
    if (end) drawn.push(text(x(end.at) - 4, Math.min(y(end.median) + 13, bottom - 3), 'if paused now', { class: 't-paused', 'text-anchor': 'end' }));
  }
  drawn.push(...gutter(frame, lane, 'Estimate', `${plain(here.median, 0)} ${estimate.unit}`, `${plain(here.low, 0)} to ${plain(here.high, 0)}${frame.wide ? '' : ' · not measured'}`));
  const step = highest > 250 ? 100 : 50;
  if (frame.wide) {
    for (let value = step; value < highest * .95; value += step) drawn.push(path(`M${left} ${n(y(value))}h6`, 'g15'), text(left + 9, y(value) + 4, String(value)));
    drawn.push(text(left + 46, lane.top + 18, 'Predicted,', { class: 't-drug' }), text(left + 46, lane.top + 32, 'not measured'));
  }
  return drawn;
}
