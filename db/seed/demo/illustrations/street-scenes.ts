import { skyline, tubeHouse } from './buildings.ts';
import * as c from './palette.ts';
import { farmer, uprightPerson } from './people.ts';
import { coats, pick, skins } from './people-colours.ts';
import { tree } from './plants.ts';
import type { Scene } from './scene.ts';
import { cloud, skyOf, stars, width } from './scenery.ts';
import { at, circle, ellipse, glow, many, path, rect, scatter, stroke } from './shapes.ts';
import { motorbike } from './vehicles.ts';

/** Streets, yards and houses. */
export const streetScenes: Record<string, Scene> = {
  factory: () =>
    skyOf('#e2b48a', '#efd2a6', '#f6e6c6') +
    cloud([260, 170, 520], '#f4dfc2', 0.7) +
    skyline([52, 640, 120], '#c79c7b', { count: 26 }) +
    many(
      4,
      (i) =>
        rect([180 + i * 130, 250 + i * 30, 56, 460], i % 2 ? '#8c5a45' : '#a36a50') +
        rect([174 + i * 130, 290 + i * 30, 68, 24], c.cream) +
        many(4, (j) =>
          circle(
            [214 + i * 130 + j * 46, 220 + i * 30 - j * 42, 34 + j * 16],
            '#f8ecd6',
            `opacity="${0.7 - j * 0.13}"`,
          ),
        ),
    ) +
    many(
      6,
      (i) =>
        path(`M${640 + i * 150} 700V470L${790 + i * 150} 560V700Z`, i % 2 ? '#7d5348' : '#8b5d4e') +
        path(`M${656 + i * 150} 500L${656 + i * 150} 560L${740 + i * 150} 600V550Z`, '#f4d79c'),
    ) +
    rect([100, 640, 1460, 240], '#5d4444') +
    many(18, (i) => rect([140 + i * 78, 700, 46, 56], i % 4 === 1 ? '#7d5f58' : '#f1cf92')) +
    rect([0, 870, width, 200], '#3c3436') +
    many(7, (i) =>
      motorbike(
        [150 + i * 210 + 60 * scatter(5, i), 1000 + 34 * (i % 2), 180],
        pick([c.ink, c.deep, c.brick, c.plum], i),
        pick([c.ochre, c.coral, c.cream, c.shallow], i),
      ),
    ),

  market: () =>
    skyOf('#f3d9a8', '#f6e7c4') +
    many(6, (i) =>
      tubeHouse([10 + i * 270, 640, 250, 470 + 90 * scatter(5, i)], {
        wall: pick([c.sand, c.rose, '#d8bd8c', c.mist], i),
        trim: '#a8835c',
        pane: '#6d7f80',
      }),
    ) +
    rect([0, 630, width, 440], '#c7a376') +
    many(5, (i) =>
      at(
        [30 + i * 320, 560],
        path('M0 0L30 -100H270L300 0Z', pick([c.coral, c.cream, c.sea, c.ochre, c.brick], i)) +
          many(3, (j) =>
            path(
              `M${50 + j * 100} 0L${64 + j * 80} -100H${104 + j * 80}L${100 + j * 100} 0Z`,
              c.cream,
              'opacity="0.55"',
            ),
          ) +
          rect([16, 0, 10, 260], '#6d4c34') +
          rect([274, 0, 10, 260], '#6d4c34'),
      ),
    ) +
    many(5, (i) => farmer([160 + i * 320, 840, 230], pick(coats, i), c.cream)) +
    many(
      5,
      (i) =>
        rect([30 + i * 320, 780, 280, 130], '#7d5a3c') +
        many(14, (j) =>
          circle(
            [60 + i * 320 + (j % 7) * 38, 776 - Math.floor(j / 7) * 24, 22],
            [c.coral, c.leaf, c.ochre, c.straw, c.moss][(i + Math.floor(j / 3)) % 5] ?? c.leaf,
          ),
        ),
    ) +
    many(4, (i) => uprightPerson([130 + i * 430, 1060, 330], pick(coats, i + 3), pick(skins, i))) +
    many(4, (i) =>
      path(`M${166 + i * 430} 900h70l-10 70h-50Z`, pick([c.ochre, c.cream, c.coral, c.leaf], i)),
    ),

  'school-yard': () =>
    skyOf('#a8cfd2', '#dfe9d8', '#f7ecd0') +
    cloud([240, 140, 420], '#ffffff', 0.7) +
    rect([140, 300, 1320, 400], '#ecd08f') +
    path('M100 310L180 210H1420L1500 310Z', c.brick) +
    rect([140, 490, 1320, 22], '#c79a54') +
    many(
      9,
      (i) =>
        rect([190 + i * 142, 350, 84, 110], '#4f7a80') +
        rect([190 + i * 142, 550, 84, 150], i % 3 === 1 ? '#6b4a36' : '#4f7a80') +
        rect([228 + i * 142, 350, 6, 110], '#ecd08f'),
    ) +
    rect([700, 130, 8, 190], c.slate) +
    path('M708 134Q760 120 800 140V190Q760 176 708 188Z', c.coral) +
    rect([0, 700, width, 370], '#d9b98a') +
    tree([180, 820, 520], { crown: c.moss, trunk: '#4a3d30', light: c.leaf }) +
    tree([1430, 840, 560], { crown: c.moss, trunk: '#4a3d30', light: c.leaf }) +
    ellipse([180, 826, 250, 30], '#a98a60', 'opacity="0.5"') +
    ellipse([1430, 846, 270, 32], '#a98a60', 'opacity="0.5"') +
    many(
      9,
      (i) =>
        uprightPerson(
          [430 + i * 105, 850 + 120 * scatter(6, i), 170 + 20 * scatter(7, i)],
          i % 2 ? '#fbf7ea' : c.deep,
          pick(skins, i),
        ) + rect([418 + i * 105, 740 + 120 * scatter(6, i), 26, 36], i % 3 ? c.coral : c.sea, 'rx="6"'),
    ),

  'apartment-night': () =>
    skyOf('#17243f', '#33406a', '#7d6a86', '#d49a86') +
    stars([55, 70, 420], c.cream) +
    skyline([57, 880, 330], '#2f3b5f', { lamp: '#e8b983', count: 24 }) +
    many(3, (b) => {
      const x = 150 + b * 470;
      const top = 240 - 80 * (b % 2);
      return (
        rect([x, top, 380, 830], ['#3d3550', '#4b3b58', '#352f4a'][b] ?? c.plum) +
        many(60, (i) => {
          const lit = scatter(b + 60, i);
          return (
            rect(
              [x + 26 + (i % 5) * 68, top + 34 + Math.floor(i / 5) * 66, 50, 40],
              lit > 0.55 ? (lit > 0.8 ? '#ffdf9e' : '#f0b878') : '#27233a',
              'rx="3"',
            ) + rect([x + 22 + (i % 5) * 68, top + 72 + Math.floor(i / 5) * 66, 58, 6], '#5f4f68')
          );
        })
      );
    }) +
    rect([0, 1010, width, 60], '#141a2c') +
    many(
      9,
      (i) =>
        `${glow(`street${i}`, '#ffd490', 0.5)}${circle([90 + i * 180, 900, 80], `url(#street${i})`)}${stroke(`M${90 + i * 180} 1020V900`, ['#141a2c', 7])}`,
    ),
};
