import { gutter, type Frame } from './frame.ts';
import { plain, type Estimate } from './view.ts';
import { line, n, path, text } from './svg.ts';

/** The predicted concentration: violet, dashed, with its band, going on past now; never a measurement and no criterion. */
export function estimateLane(frame: Frame, estimate: Estimate | null): SVGElement[] {
  const { lanes: { estimate: lane }, x, now } = frame;
  if (estimate === null || estimate.points.length === 0) {
    return [...gutter(frame, lane, 'Estimate', frame.wide ? 'none' : 'none', ''), text(frame.left + 8, lane.top + lane.height / 2 + 4, 'No estimate is offered for this session.')];
  }
  const highest = Math.max(...estimate.points.map(point => point.high), ...estimate.last.map(([, value]) => value), 1) * 1.1;
  const bottom = lane.top + lane.height;
  const y = (value: number) => bottom - value / highest * lane.height;
  const band = [...estimate.points.map(point => `${n(x(point.at))} ${n(y(point.high))}`), ...estimate.points.map(point => `${n(x(point.at))} ${n(y(point.low))}`).reverse()];
  const here = estimate.points.reduce((best, point) => (Math.abs(point.at - now) < Math.abs(best.at - now) ? point : best));
  const drawn = [
    path(`M${band.join('L')}Z`, 'band'),
    path(line(estimate.last, x, y, Number.POSITIVE_INFINITY), 'ghost'),
    path(line(estimate.points.map(point => [point.at, point.median] as const), x, y, Number.POSITIVE_INFINITY), 'median'),
    ...gutter(frame, lane, 'Estimate', `${plain(here.median, 0)} ${estimate.unit}`, `${plain(here.low, 0)} to ${plain(here.high, 0)}${frame.wide ? '' : ' · not measured'}`),
  ];
  const step = highest > 250 ? 100 : 50;
  if (frame.wide) {
    for (let value = step; value < highest * .95; value += step) drawn.push(path(`M${frame.left} ${n(y(value))}h6`, 'g15'), text(frame.left + 9, y(value) + 4, String(value)));
    drawn.push(text(frame.left + 46, lane.top + 18, 'Predicted,', { class: 't-drug' }), text(frame.left + 46, lane.top + 32, 'not measured'));
  }
  return drawn;
}
