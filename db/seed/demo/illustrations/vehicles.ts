import { at, many, path, rect, type Spot, stroke } from './shapes.ts';

/** A container ship, bow to the right, waterline at y. */
export function cargoShip(
  [x, y, w]: Spot,
  { hull, keel, boxes }: { hull: string; keel: string; boxes: string[] },
): string {
  const box = w * 0.058;
  const load = many(30, (i) => {
    const column = i % 10;
    const row = Math.floor(i / 10);
    if (row === 2 && column % 3 === 1) return '';
    return rect(
      [w * 0.24 + column * (box + 2), -w * 0.105 - (row + 1) * (box * 0.52 + 2), box, box * 0.52],
      boxes[(i * 7 + row) % boxes.length] ?? hull,
    );
  });
  return at(
    [x, y],
    load +
      rect([w * 0.07, -w * 0.25, w * 0.12, w * 0.15], '#f7eeda') +
      rect([w * 0.06, -w * 0.225, w * 0.14, w * 0.02], hull) +
      rect([w * 0.1, -w * 0.3, w * 0.035, w * 0.06], keel) +
      path(`M0 ${-w * 0.1}H${w}L${w * 0.93} 0H${w * 0.04}Z`, hull) +
      path(`M${w * 0.025} ${-w * 0.025}H${w * 0.945}L${w * 0.93} 0H${w * 0.04}Z`, keel),
  );
}

/** A low wooden river boat with a rounded cabin. */
export const sampan = ([x, y, w]: Spot, hull: string, roof: string) =>
  at(
    [x, y, w],
    path('M0.28 -0.12Q0.5 -0.34 0.72 -0.12Z', roof) +
      path('M0 -0.17Q0.12 -0.08 0.5 -0.08Q0.88 -0.08 1 -0.17Q0.93 0.02 0.5 0.02Q0.08 0.02 0 -0.17Z', hull),
  );

/** A passenger train coming from the left, its nose at (x, y); y is the rail. */
export function train(
  [x, y, size]: Spot,
  { body, stripe, pane, cars = 5 }: { body: string; stripe: string; pane: string; cars?: number },
): string {
  const carriages = many(cars, (i) => {
    const left = -(i + 2) * 2.6 - 0.1;
    return (
      rect([left, -1, 2.52, 0.86], body, 'rx="0.08"') +
      rect([left, -0.42, 2.52, 0.1], stripe) +
      many(6, (j) => rect([left + 0.18 + j * 0.38, -0.84, 0.27, 0.3], pane, 'rx="0.04"')) +
      rect([left + 0.25, -0.16, 0.5, 0.14], '#14263a') +
      rect([left + 1.75, -0.16, 0.5, 0.14], '#14263a')
    );
  });
  const nose =
    path('M-2.62 -1H-1.1Q-0.1 -0.94 0 -0.3Q0 -0.14 -0.14 -0.14H-2.62Z', body) +
    path('M-1.02 -0.86Q-0.46 -0.8 -0.2 -0.52H-0.86Z', pane) +
    path('M-2.62 -0.42H-0.03Q0 -0.36 0 -0.32H-2.62Z', stripe) +
    many(3, (j) => rect([-2.42 + j * 0.42, -0.84, 0.28, 0.3], pane, 'rx="0.04"')) +
    rect([-2.3, -0.16, 0.5, 0.14], '#14263a') +
    rect([-0.9, -0.16, 0.5, 0.14], '#14263a');
  // Behind the coaches: shows only in the gap between two of them.
  const coupling = many(cars, (i) => rect([-(i + 2) * 2.6 + 2.35, -0.84, 0.3, 0.66], '#14263a'));
  return at([x, y, size], coupling + carriages + nose);
}

/** A motorbike with its rider, from the side, towards the right. */
export const motorbike = ([x, y, h]: Spot, colour: string, helmet: string) =>
  at(
    [x, y, h],
    stroke(
      'M-0.3 -0.16a0.15 0.15 0 1 0 0.01 0M0.36 -0.16a0.15 0.15 0 1 0 0.01 0',
      [colour, 0.05],
      'transform="translate(0 -0.15)"',
    ) +
      path('M-0.36 -0.4H0.02L0.1 -0.24L0.24 -0.52L0.3 -0.5L0.22 -0.14H-0.2Z', colour) +
      stroke('M-0.12 -0.44L-0.08 -0.78', [colour, 0.17]) +
      stroke('M-0.06 -0.72L0.22 -0.56M-0.1 -0.44L0.08 -0.38L0.04 -0.16', [colour, 0.075]) +
      path('M-0.17 -0.9a0.1 0.1 0 1 1 0.2 0Z', helmet),
  );
