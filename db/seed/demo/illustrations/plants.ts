import { at, circle, ellipse, many, path, type Ridge, type Spot, scatter, stroke } from './shapes.ts';

/** A coconut palm whose foot is at (x, y). */
export function palm([x, y, h]: Spot, colour: string, lean = 0.18): string {
  const topX = h * lean;
  const frond = (turn: number, l: number) =>
    at(
      [topX, -h, 1, turn],
      path(`M0 0Q${l * 0.5} ${-l * 0.34} ${l} ${l * 0.16}Q${l * 0.46} ${-l * 0.1} 0 0`, colour),
    );
  const fronds = [-200, -168, -140, -98, -62, -30, 4, 34]
    .map((t, i) => frond(t, h * (0.4 + 0.06 * (i % 3))))
    .join('');
  return at([x, y], stroke(`M0 0Q${h * 0.02} ${-h * 0.6} ${topX} ${-h}`, [colour, h * 0.035]) + fronds);
}

/** A broad street tree. */
export function tree(
  [x, y, h]: Spot,
  { crown, trunk, light = crown }: { crown: string; trunk: string; light?: string },
): string {
  return at(
    [x, y],
    stroke(
      `M0 0V${-h * 0.5}M0 ${-h * 0.3}L${h * 0.13} ${-h * 0.5}M0 ${-h * 0.24}L${-h * 0.14} ${-h * 0.46}`,
      [trunk, h * 0.05],
    ) +
      ellipse([-h * 0.17, -h * 0.56, h * 0.25, h * 0.2], crown) +
      ellipse([h * 0.18, -h * 0.58, h * 0.26, h * 0.21], crown) +
      ellipse([0, -h * 0.75, h * 0.29, h * 0.23], crown) +
      ellipse([-h * 0.07, -h * 0.81, h * 0.17, h * 0.11], light),
  );
}

/** A row of rice blades, seen close. */
export const rice = ([seed, y, size]: Ridge, colour: string, count = 90) =>
  many(count, (i) => {
    const x = (i / count) * 1640 - 20 + 14 * scatter(seed, i);
    const h = size * (0.6 + 0.6 * scatter(seed, i + 200));
    const lean = size * 0.5 * (scatter(seed, i + 400) - 0.35);
    return stroke(`M${x} ${y}q${lean * 0.15} ${-h * 0.7} ${lean} ${-h}`, [colour, size * 0.045]);
  });

/** A mangrove on stilt roots. */
export function mangrove(
  [x, y, h]: Spot,
  { crown, root, light }: { crown: string; root: string; light: string },
): string {
  const roots = many(7, (i) => {
    const spread = (i - 3) * h * 0.13;
    return stroke(`M0 ${-h * 0.45}Q${spread * 0.9} ${-h * 0.36} ${spread} 0`, [root, h * 0.022]);
  });
  const leaves = many(9, (i) =>
    ellipse(
      [(scatter(x, i) - 0.5) * h * 0.75, -h * (0.52 + 0.4 * scatter(x, i + 9)), h * 0.2, h * 0.11],
      i % 3 ? crown : light,
    ),
  );
  return at([x, y], roots + leaves);
}

/** Branching coral. */
export function coralBranch([x, y, h]: Spot, colour: string): string {
  const arm = ([x0, y0, l]: Spot, angle: number, depth: number): string => {
    const x1 = x0 + l * Math.sin(angle);
    const y1 = y0 - l * Math.cos(angle);
    const own = stroke(`M${x0} ${y0}L${x1} ${y1}`, [colour, l * 0.26]);
    if (depth === 0) return own + circle([x1, y1, l * 0.16], colour);
    return (
      own + arm([x1, y1, l * 0.72], angle - 0.5, depth - 1) + arm([x1, y1, l * 0.76], angle + 0.42, depth - 1)
    );
  };
  return at([x, y], arm([0, 0, h * 0.36], -0.05, 3));
}
