import { tubeHouse } from './buildings.ts';
import * as c from './palette.ts';
import { farmer, uprightPerson } from './people.ts';
import { pick } from './people-colours.ts';
import { tree } from './plants.ts';
import type { Scene } from './scene.ts';
import { at, circle, ellipse, fade, glow, many, path, rect, scatter, stroke } from './shapes.ts';

/** Tall pictures: streets and workshops. */
export const portraitScenes: Record<string, Scene> = {
  'shaded-pavement': () =>
    portraitSky('#cfe0cf', '#f1ead0') +
    many(4, (i) =>
      tubeHouse([-30 + i * 300, 900, 260, 560 + 160 * scatter(5, i)], {
        wall: pick([c.sand, c.rose, '#d8bd8c', c.mist], i),
        trim: '#a8835c',
        pane: '#6d7f80',
      }),
    ) +
    path('M0 900H1067V1600H0Z', '#c9ab84') +
    path('M0 1000L420 900H560L160 1600H0Z', '#8f8478') +
    many(9, (i) => stroke(`M${560 - i * 50} ${900 + i * 84}H1067`, ['#b3946d', 4])) +
    tree([250, 1130, 760], { crown: c.moss, trunk: '#4a3d30', light: c.leaf }) +
    tree([860, 1300, 1120], { crown: '#456341', trunk: '#43372c', light: '#6d8a52' }) +
    ellipse([760, 1310, 330, 44], '#8f7553', 'opacity="0.6"') +
    uprightPerson([560, 1260, 330], c.coral, '#c69470') +
    uprightPerson([660, 1270, 210], c.ochre, '#c69470') +
    farmer([300, 1440, 380], c.deep, c.cream),

  workshop: () =>
    portraitSky('#5b3a2e', '#8a573c') +
    `${glow('window', '#ffe2ac', 0.9)}${rect([560, 150, 400, 560], '#ffe9bd')}${circle([760, 430, 620], 'url(#window)')}` +
    stroke('M760 150V710M560 430H960', ['#4a2e24', 14]) +
    many(
      5,
      (i) =>
        stroke(`M${60 + i * 90} 120V${300 + 60 * scatter(3, i)}`, ['#3a241d', 12]) +
        ellipse(
          [60 + i * 90, 340 + 60 * scatter(3, i), 24, 60],
          pick([c.ochre, c.coral, c.straw, c.cream], i),
        ),
    ) +
    rect([0, 1180, 1067, 420], '#3f281f') +
    path('M60 1160H1007L1067 1260H0Z', '#a8704a') +
    at(
      [480, 1180],
      path('M-230 0Q-230 -300 -110 -350H60Q200 -300 210 0Z', c.deep) +
        circle([-10, -450, 110], '#c69470') +
        path('M-122 -460Q-116 -580 -10 -580Q108 -580 104 -450Q60 -530 -122 -460Z', '#d9d3c6') +
        stroke('M-170 -220L-40 -60L110 -50M170 -210L220 -90L130 -50', [c.deep, 70]) +
        circle([130, -46, 44], '#c69470'),
    ) +
    at(
      [700, 1180],
      path('M-70 0Q-150 -150 0 -210Q150 -150 70 0Z', c.coral) +
        path('M-34 -206h68v-40h-68Z', c.ochre) +
        many(5, (i) =>
          stroke(`M${-60 + i * 30} -10Q${-110 + i * 55} -120 ${-20 + i * 10} -206`, ['#f6d9a0', 5]),
        ),
    ) +
    many(6, (i) => rect([90 + i * 66, 1110 + 20 * scatter(5, i), 16, 70], c.sand)),

  'ao-dai-bridge': () =>
    portraitSky('#e8b79a', '#f5dcb8') +
    circle([760, 480, 120], '#fff1cf') +
    path('M0 820Q300 700 620 780T1067 740V1000H0Z', '#b98f86') +
    rect([0, 930, 1067, 670], '#7f7f8a') +
    many(22, (i) =>
      rect(
        [scatter(4, i) * 1000, 960 + i * 24, 90 + 120 * scatter(5, i), 6],
        '#f5dcb8',
        'rx="3" opacity="0.4"',
      ),
    ) +
    many(
      4,
      (i) =>
        stroke(`M${-140 + i * 330} 1120Q${25 + i * 330} 760 ${190 + i * 330} 1120`, [c.ink, 20]) +
        many(6, (j) => stroke(`M${-90 + i * 330 + j * 48} 1120V${940 + Math.abs(j - 2.5) * 34}`, [c.ink, 5])),
    ) +
    rect([0, 1110, 1067, 46], c.ink) +
    many(4, (i) => rect([10 + i * 330, 1150, 60, 300], '#22344a')) +
    uprightPerson([460, 1112, 190], c.cream, '#b98261') +
    uprightPerson([560, 1112, 196], c.coral, '#b98261'),
};

const portraitSky = (...colours: string[]) =>
  `${fade('sky', ...colours)}${rect([0, 0, 1067, 1600], 'url(#sky)')}`;
