import { at, type Box, circle, many, path, type Ridge, rect, type Spot, scatter, stroke } from './shapes.ts';

/** A skyline on `base`; windows are lit if `lamp` is set. */
export function skyline(
  [seed, base, tallest]: Ridge,
  fill: string,
  { lamp, count = 22 }: { lamp?: string; count?: number } = {},
): string {
  const step = 1600 / count;
  return many(count, (i) => {
    const h = tallest * (0.25 + 0.75 * scatter(seed, i));
    const w = step * (0.78 + 0.5 * scatter(seed, i + 50));
    const x = i * step;
    const roof = scatter(seed, i + 90) > 0.8 ? rect([x + w * 0.46, base - h - 40, 5, 42], fill) : '';
    return (
      roof + rect([x, base - h, w, h], fill) + (lamp ? windows(seed + i, [x, base - h, w, h], lamp) : '')
    );
  });
}

function windows(seed: number, [x, y, w, h]: Box, lamp: string): string {
  const columns = Math.max(1, Math.floor((w - 16) / 16));
  const rows = Math.max(0, Math.floor((h - 24) / 24));
  return many(columns * rows, (i) => {
    if (scatter(seed, i) < 0.62) return '';
    return rect(
      [x + 10 + (i % columns) * 16, y + 14 + Math.floor(i / columns) * 24, 8, 11],
      lamp,
      'opacity="0.85"',
    );
  });
}

/** A Vietnamese tube house: narrow, with shutters and a balcony. Its foot is at (x, y). */
export function tubeHouse(
  [x, y, w, h]: Box,
  { wall, trim, pane }: { wall: string; trim: string; pane: string },
): string {
  const floors = Math.max(2, Math.round(h / (w * 0.95)));
  const floor = h / floors;
  const storeys = many(floors, (i) => {
    const top = -h + i * floor;
    if (i === floors - 1)
      return (
        rect([w * 0.14, top + floor * 0.22, w * 0.72, floor * 0.78], trim) +
        rect([w * 0.2, top + floor * 0.3, w * 0.6, floor * 0.7], pane)
      );
    return (
      rect([w * 0.2, top + floor * 0.22, w * 0.24, floor * 0.56], pane) +
      rect([w * 0.56, top + floor * 0.22, w * 0.24, floor * 0.56], pane) +
      rect([w * 0.06, top + floor * 0.82, w * 0.88, floor * 0.06], trim)
    );
  });
  return at(
    [x, y],
    rect([0, -h, w, h], wall) + rect([-w * 0.04, -h - w * 0.1, w * 1.08, w * 0.12], trim) + storeys,
  );
}

/** A temple or communal house roof, ends turned up; the middle of its ridge is at (x, y). */
export function templeRoof([x, y, w]: Spot, tile: string, edge: string): string {
  const half = w / 2;
  const h = w * 0.2;
  const slope = `M${-half * 0.62} 0H${half * 0.62}Q${half * 0.7} ${h * 0.7} ${half} ${h * 0.74}Q${half * 1.08} ${h * 0.7} ${half * 1.12} ${h * 0.42}Q${half * 1.1} ${h} ${half * 0.9} ${h * 1.08}H${-half * 0.9}Q${-half * 1.1} ${h} ${-half * 1.12} ${h * 0.42}Q${-half * 1.08} ${h * 0.7} ${-half} ${h * 0.74}Q${-half * 0.7} ${h * 0.7} ${-half * 0.62} 0Z`;
  const tiles = many(27, (i) => {
    const u = (i - 13) / 13;
    return stroke(
      `M${u * half * 0.6} 8Q${u * half * 0.68} ${h * 0.7} ${u * half * 0.88} ${h}`,
      [edge, 3],
      'opacity="0.5"',
    );
  });
  return at(
    [x, y],
    path(slope, tile) +
      tiles +
      rect([-half * 0.64, -h * 0.1, half * 1.28, h * 0.14], edge, 'rx="6"') +
      stroke(
        `M${-half * 0.64} 0q${-h * 0.12} ${-h * 0.05} ${-h * 0.16} ${-h * 0.3}M${half * 0.64} 0q${h * 0.12} ${-h * 0.05} ${h * 0.16} ${-h * 0.3}`,
        [edge, h * 0.08],
      ) +
      circle([0, -h * 0.2, h * 0.1], edge),
  );
}

/** A gantry crane of a container port. */
export function crane([x, y, h]: Spot, colour: string): string {
  return at(
    [x, y, h],
    stroke('M-0.18 0V-0.72M0.2 0V-0.72M-0.18 -0.36H0.2M-0.18 -0.72L0.2 -0.36', [colour, 0.035]) +
      stroke('M-0.62 -0.72H0.62', [colour, 0.045]) +
      stroke('M0.02 -0.72V-1L-0.6 -0.73M0.02 -1L0.6 -0.73', [colour, 0.018]) +
      rect([0.02, -0.7, 0.12, 0.08], colour) +
      stroke('M-0.4 -0.7V-0.44', [colour, 0.01]),
  );
}

/** A wind turbine; its foot at (x, y), blades turned by `turn` degrees. */
export const turbine = ([x, y, h]: Spot, colour: string, turn: number) =>
  at(
    [x, y, h],
    path('M-0.018 0L-0.008 -1H0.008L0.018 0Z', colour) +
      [0, 120, 240]
        .map((t) => at([0, -1, 1, turn + t], path('M0 0Q0.05 -0.1 0.012 -0.56Q-0.01 -0.3 -0.012 0Z', colour)))
        .join('') +
      circle([0, -1, 0.024], colour),
  );
