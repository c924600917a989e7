import { at, circle, path, type Spot, stroke } from './shapes.ts';

const hair = '#1a2029';

/** People are generic silhouettes. Their feet are at (x, y); `h` is a person's height. */
export function uprightPerson([x, y, h]: Spot, clothes: string, skin = clothes): string {
  return at(
    [x, y, h],
    stroke('M-0.07 -0.46L-0.07 -0.03M0.07 -0.46L0.08 -0.03', [clothes, 0.1]) +
      path('M-0.15 -0.76Q0 -0.86 0.15 -0.76L0.17 -0.42H-0.17Z', clothes) +
      stroke('M-0.16 -0.74L-0.21 -0.46M0.16 -0.74L0.21 -0.46', [clothes, 0.075]) +
      circle([0, -0.92, 0.085], skin) +
      path('M-0.09 -0.91Q-0.1 -1.02 0 -1.02Q0.1 -1.02 0.09 -0.91Q0.03 -0.98 -0.09 -0.91Z', hair),
  );
}

/** An upright person in a conical hat. */
export const farmer = ([x, y, h]: Spot, clothes: string, hat: string) =>
  uprightPerson([x, y, h], clothes) +
  at([x, y, h], path('M-0.24 -0.87L0 -1.05L0.24 -0.87Q0 -0.82 -0.24 -0.87Z', hat));

/** Head and shoulders of a person seated at a table whose edge is at y. */
export const seated = ([x, y, h]: Spot, clothes: string, skin: string) =>
  at(
    [x, y, h],
    path('M-0.36 0Q-0.34 -0.46 -0.1 -0.5H0.1Q0.34 -0.46 0.36 0Z', clothes) +
      circle([0, -0.7, 0.17], skin) +
      path('M-0.18 -0.68Q-0.2 -0.89 0 -0.89Q0.2 -0.89 0.18 -0.68Q0.06 -0.81 -0.18 -0.68Z', hair),
  );

export const runner = ([x, y, h]: Spot, clothes: string, skin: string) =>
  at(
    [x, y, h],
    stroke('M-0.03 -0.45L-0.13 -0.23L-0.36 -0.22', [skin, 0.075]) +
      stroke('M0.05 -0.74L-0.13 -0.62L-0.2 -0.76', [skin, 0.055]) +
      stroke('M0.06 -0.76L-0.02 -0.48', [clothes, 0.17]) +
      stroke('M-0.02 -0.45L0.17 -0.36', [clothes, 0.11]) +
      stroke('M0.17 -0.35L0.12 -0.06L0.2 -0.03', [skin, 0.07]) +
      stroke('M0.07 -0.74L0.16 -0.58L0.28 -0.68', [skin, 0.055]) +
      circle([0.12, -0.93, 0.085], skin),
  );

/** A footballer at the moment of the shot, ball included, towards the right. */
export const striker = (
  [x, y, h]: Spot,
  { shirt, skin, ball }: { shirt: string; skin: string; ball: string },
) =>
  at(
    [x, y, h],
    stroke('M-0.05 -0.44L-0.08 -0.22L-0.13 -0.03L-0.05 -0.01', [skin, 0.075]) +
      stroke('M-0.12 -0.72L-0.3 -0.62L-0.42 -0.7', [skin, 0.055]) +
      stroke('M-0.11 -0.76L-0.03 -0.5', [shirt, 0.18]) +
      stroke('M-0.03 -0.46L0.16 -0.42', ['#f7eeda', 0.12]) +
      stroke('M0.16 -0.42L0.36 -0.33L0.42 -0.38', [skin, 0.07]) +
      stroke('M-0.08 -0.74L0.1 -0.66L0.2 -0.76', [skin, 0.055]) +
      circle([-0.14, -0.94, 0.085], skin) +
      path('M-0.2 -1.0Q-0.34 -0.98 -0.36 -0.86Q-0.27 -0.93 -0.2 -0.93Z', '#14263a') +
      circle([0.56, -0.4, 0.075], ball),
  );

/** A conductor seen from behind, arms raised. */
export const conductor = ([x, y, h]: Spot, coat: string, skin: string) =>
  at(
    [x, y, h],
    stroke('M-0.06 -0.4L-0.07 0M0.06 -0.4L0.07 0', [coat, 0.11]) +
      path('M-0.15 -0.76Q0 -0.86 0.15 -0.76L0.14 -0.4L0.19 -0.24L0 -0.34L-0.19 -0.24L-0.14 -0.4Z', coat) +
      stroke('M-0.14 -0.73L-0.34 -0.8L-0.38 -1.02M0.14 -0.73L0.33 -0.86L0.36 -1.06', [coat, 0.075]) +
      stroke('M0.36 -1.06L0.26 -1.26', [skin, 0.016]) +
      circle([0, -0.93, 0.09], hair),
  );
