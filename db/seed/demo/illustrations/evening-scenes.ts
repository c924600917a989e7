import * as c from './palette.ts';
import { conductor, seated, uprightPerson } from './people.ts';
import { pick, skins } from './people-colours.ts';
import type { Scene } from './scene.ts';
import { skyOf, width } from './scenery.ts';
import { at, circle, ellipse, fade, glow, many, path, rect, type Spot, scatter, stroke } from './shapes.ts';

/** Lamplight: kitchen, books, music, film. */
export const eveningScenes: Record<string, Scene> = {
  kitchen: () =>
    skyOf('#6d3b2e', '#a2573c', '#cf8a57') +
    `${glow('stove', '#ffd490', 0.7)}${circle([800, 520, 620], 'url(#stove)')}` +
    rect([0, 130, width, 22], '#4a2a22') +
    many(
      9,
      (i) =>
        stroke(`M${120 + i * 170} 152V${210 + 30 * scatter(2, i)}`, ['#3a211c', 6]) +
        (i % 3 === 0
          ? circle([120 + i * 170, 270, 62], '#3a211c')
          : i % 3 === 1
            ? path(`M${90 + i * 170} 210h60v90q-30 40 -60 0Z`, '#8a5a3a')
            : many(4, (j) => ellipse([110 + i * 170 + (j % 2) * 24, 230 + j * 30, 18, 20], c.cream))),
    ) +
    rect([0, 780, width, 290], '#4a2a22') +
    rect([0, 762, width, 32], '#7a4a34') +
    path('M500 560Q510 800 800 806Q1090 800 1100 560Z', c.cream) +
    path('M530 640Q560 800 800 806Q1040 800 1070 640Q800 720 530 640Z', '#5f8a9a', 'opacity="0.55"') +
    ellipse([800, 560, 300, 64], '#f0dcae') +
    ellipse([800, 562, 270, 52], '#c98645') +
    many(14, (i) =>
      stroke(
        `M${580 + i * 30} ${556 + 14 * scatter(4, i)}q26 ${-26 * scatter(5, i)} 60 ${8 * scatter(6, i)}`,
        ['#f7eeda', 9],
      ),
    ) +
    many(9, (i) => ellipse([640 + i * 40, 548 + 26 * scatter(7, i), 24, 9], i % 3 ? c.leaf : c.coral)) +
    many(4, (i) => stroke(`M${680 + i * 90} 480q-40 -60 0 -120t0 -130`, ['#fff3dc', 13], 'opacity="0.35"')) +
    stroke('M1090 470L760 590M1120 500L790 600', ['#3a211c', 12]) +
    at(
      [270, 760],
      path('M-110 -120H110L84 0H-84Z', c.moss) +
        many(9, (i) =>
          ellipse([-90 + i * 22, -130 - 30 * scatter(8, i), 26, 36], i % 2 ? c.leaf : '#6d8a52'),
        ),
    ) +
    at(
      [1330, 760],
      ellipse([0, -10, 120, 26], '#2b1b18') +
        many(3, (i) => circle([-50 + i * 50, -40, 38], i === 1 ? c.straw : c.leaf)),
    ),

  bookshop: () =>
    skyOf('#4b3b3a', '#5f463f') +
    `${glow('reading', '#ffd99a', 0.7)}${circle([860, 470, 560], 'url(#reading)')}` +
    many(
      4,
      (r) =>
        rect([0, 228 + r * 190, 620, 18], '#2f2224') +
        rect([1040, 228 + r * 190, 560, 18], '#2f2224') +
        books(r, [20, 228 + r * 190, 590]) +
        books(r + 9, [1056, 228 + r * 190, 540]),
    ) +
    rect([620, 40, 24, 900], '#2f2224') +
    rect([1016, 40, 24, 900], '#2f2224') +
    stroke('M830 0V200', ['#241a1c', 6]) +
    path('M750 270Q760 200 830 200Q900 200 910 270Z', c.ochre) +
    ellipse([830, 272, 80, 12], '#fff0c8') +
    rect([0, 940, width, 130], '#37282a') +
    path('M690 940V760Q690 690 760 690H910Q980 690 980 760V940Z', c.deep) +
    at(
      [836, 800],
      path('M-92 0Q-96 -140 -30 -150H30Q96 -140 92 0Z', c.coral) +
        circle([0, -206, 52], '#c69470') +
        path('M-56 -212Q-50 -270 0 -268Q54 -270 56 -204Q20 -240 -56 -212Z', c.ink) +
        path('M-110 -40L0 -14L110 -40V-104L0 -76L-110 -104Z', c.cream) +
        stroke('M0 -76V-14', ['#b9a98a', 4]),
    ) +
    path('M690 940V800Q720 790 740 820V880H930V820Q950 790 980 800V940Z', '#1d4453'),

  'concert-hall': () =>
    skyOf('#2a1a24', '#5b2f30', '#8a4a38') +
    `${glow('stage', '#ffdca0', 0.85)}${ellipse([800, 560, 800, 420], 'url(#stage)')}` +
    many(9, (i) =>
      path(
        `M${100 + i * 160} 0H${210 + i * 160}L${190 + i * 160} ${330 - 60 * Math.abs(i - 4) * 0.5}H${120 + i * 160}Z`,
        i % 2 ? '#7a4636' : '#8f5740',
      ),
    ) +
    path('M120 720H1480L1560 800H40Z', '#b97a4e') +
    many(3, (r) =>
      many(9 + r * 2, (i) => {
        const x = 800 + (i - (8 + r * 2) / 2) * (126 - r * 6);
        const y = 560 + r * 74 - Math.abs(i - (8 + r * 2) / 2) * 4;
        return (
          seated([x, y, 120], r % 2 ? c.ink : '#2b2733', pick(skins, i + r)) +
          (r === 2
            ? stroke(`M${x - 10} ${y - 40}l50 -34`, ['#c58e62', 12]) +
              stroke(`M${x + 44} ${y - 90}l-40 60`, [c.cream, 3])
            : r === 0
              ? path(`M${x - 30} ${y}a30 34 0 0 1 60 0Z`, c.ochre)
              : stroke(`M${x} ${y - 56}l26 50`, [c.straw, 8]))
        );
      }),
    ) +
    rect([0, 800, width, 270], '#24151d') +
    rect([690, 830, 220, 60], '#8a5738') +
    conductor([800, 850, 380], '#14141f', '#c69470') +
    many(12, (i) => seated([50 + i * 140, 1090, 170], '#150c14', '#1f121a')),

  cinema: () =>
    skyOf('#101425', '#1b2138') +
    path('M800 0L220 140V640L800 40L1380 640V140Z', '#cfe0e6', 'opacity="0.07"') +
    rect([230, 130, 1140, 560], '#f1e2be', 'rx="8"') +
    `${fade('reel', '#e8a875', '#f2cf98', '#7a8f8f')}${rect([250, 150, 1100, 520], 'url(#reel)')}` +
    circle([900, 360, 90], '#fbe6bd') +
    path('M250 540Q520 440 800 520T1350 470V670H250Z', '#5b6d6b') +
    path('M250 600Q600 540 900 610T1350 570V670H250Z', '#34494f') +
    uprightPerson([620, 610, 190], c.ink, c.ink) +
    uprightPerson([690, 612, 130], c.ink, c.ink) +
    many(2, (r) =>
      many(11, (i) =>
        at(
          [40 + i * 152 + r * 70, 900 + r * 150],
          path('M-62 0V-96Q-60 -130 0 -130Q60 -130 62 -96V0Z', r ? '#5d2430' : '#7a2f38') +
            (scatter(r + 3, i) > 0.3
              ? circle([0, -150, 38], '#0b0e1b') + path('M-56 -70Q-50 -116 0 -118Q50 -116 56 -70Z', '#0b0e1b')
              : ''),
        ),
      ),
    ) +
    rect([0, 1030, width, 40], '#090c17'),
};

function books(seed: number, [x, shelf, length]: Spot): string {
  let left = x;
  let drawn = '';
  for (let i = 0; left < x + length - 30; i++) {
    const w = 18 + 26 * scatter(seed + 70, i);
    const h = 100 + 60 * scatter(seed + 80, i);
    drawn += rect(
      [left, shelf - h, w, h],
      pick(
        [c.coral, c.cream, c.sea, c.ochre, c.moss, c.rose, c.slate, c.brick],
        Math.floor(scatter(seed + 90, i) * 8),
      ),
    );
    left += w + 3;
  }
  return drawn;
}
