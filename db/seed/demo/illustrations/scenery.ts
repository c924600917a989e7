import { circle, fade, glow, many, path, type Ridge, rect, type Spot, scatter, stroke } from './shapes.ts';

export const width = 1600;
export const height = 1067;

/** The whole picture in a gradient of sky colours. */
export const skyOf = (...colours: string[]) =>
  `${fade('sky', ...colours)}${rect([0, 0, width, height], 'url(#sky)')}`;

/** A sun or moon with its halo. */
export const sun = ([x, y, r]: Spot, colour: string, halo = colour) =>
  `${glow(`halo${x}`, halo, 0.55)}${circle([x, y, r * 3.4], `url(#halo${x})`)}${circle([x, y, r], colour)}`;

/** Soft rolling land, from `base` upwards by at most `rise`. */
export function hills([seed, base, rise]: Ridge, fill: string, steps = 6): string {
  const step = width / steps;
  const heightAt = (i: number) => base - rise * scatter(seed, i);
  let d = `M0 ${height}V${heightAt(0)}`;
  for (let i = 0; i < steps; i++) {
    const x = i * step;
    d += `C${x + step / 2} ${heightAt(i)} ${x + step / 2} ${heightAt(i + 1)} ${x + step} ${heightAt(i + 1)}`;
  }
  return path(`${d}V${height}Z`, fill);
}

/** Sharp mountains with a lit side. */
export function peaks(
  [seed, base, rise]: Ridge,
  [fill, lit]: readonly [fill: string, lit: string],
  count = 5,
): string {
  return many(count, (i) => {
    const x = (i + 0.15 + scatter(seed, i) * 0.7) * (width / count);
    const top = base - rise * (0.55 + 0.45 * scatter(seed, i + 40));
    const half = (base - top) * (0.95 + 0.4 * scatter(seed, i + 80));
    return (
      path(`M${x - half} ${base}L${x} ${top}L${x + half} ${base}Z`, fill) +
      path(
        `M${x} ${top}L${x + half * 0.14} ${base - (base - top) * 0.55}L${x - half * 0.06} ${base - (base - top) * 0.3}L${x + half * 0.2} ${base}H${x - half}Z`,
        lit,
      )
    );
  });
}

/** Still water from `top` down, with quiet glints. */
export function water(
  top: number,
  [upper, lower, glint]: readonly [upper: string, lower: string, glint: string],
  seed = 3,
): string {
  const glints = many(34, (i) => {
    const depth = scatter(seed, i);
    const y = top + 14 + depth * depth * (height - top);
    const w = 40 + 150 * depth * scatter(seed, i + 60);
    return rect([scatter(seed, i + 120) * width - 60, y, w, 2 + 4 * depth], glint, 'rx="3" opacity="0.35"');
  });
  return `${fade(`water${top}`, upper, lower)}${rect([0, top, width, height - top], `url(#water${top})`)}${glints}`;
}

/** The light of a low sun upon water. */
export const sunPath = (x: number, top: number, colour: string) =>
  many(13, (i) => {
    const w = 46 + i * 15 + 50 * scatter(x, i);
    return rect(
      [x - w / 2 + 24 * (scatter(x, i + 30) - 0.5), top + 10 + i * i * 2.6, w, 4 + i * 0.7],
      colour,
      'rx="4" opacity="0.6"',
    );
  });

/** A long flat cloud. */
export const cloud = ([x, y, w]: Spot, fill: string, opacity = 0.8) =>
  `<g opacity="${opacity}">${rect([x, y, w, w * 0.1], fill, `rx="${w * 0.05}"`)}${rect([x + w * 0.18, y - w * 0.06, w * 0.5, w * 0.12], fill, `rx="${w * 0.06}"`)}${rect([x - w * 0.16, y + w * 0.07, w * 0.6, w * 0.06], fill, `rx="${w * 0.03}"`)}</g>`;

export const stars = (
  [seed, count, floor]: readonly [seed: number, count: number, floor: number],
  fill: string,
) =>
  many(count, (i) =>
    circle(
      [scatter(seed, i) * width, scatter(seed, i + 300) * floor, 1 + 2.2 * scatter(seed, i + 600)],
      fill,
      `opacity="${0.4 + 0.6 * scatter(seed, i + 900)}"`,
    ),
  );

export const rain = (seed: number, count: number, colour: string) =>
  many(count, (i) => {
    const x = scatter(seed, i) * (width + 200) - 100;
    const y = scatter(seed, i + 400) * height;
    const l = 30 + 50 * scatter(seed, i + 800);
    return stroke(`M${x} ${y}l${-l * 0.35} ${l}`, [colour, 2.2], 'opacity="0.4"');
  });
