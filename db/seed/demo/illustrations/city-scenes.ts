import { skyline, tubeHouse } from './buildings.ts';
import * as c from './palette.ts';
import { conductor, farmer, seated, standing } from './people.ts';
import { tree } from './plants.ts';
import type { Scene } from './scene.ts';
import { cloud, skyOf, stars, width } from './scenery.ts';
import { at, circle, ellipse, fade, glow, many, path, rect, scatter, stroke } from './shapes.ts';
import { motorbike } from './vehicles.ts';

const skins = ['#c69470', '#b07a58', '#b98261', '#c79470', '#b07a58'];
const coats = [c.ink, c.deep, c.plum, c.brick, c.slate, c.moss];
const pick = (list: string[], i: number) => list[i % list.length] ?? c.ink;

/** Rooms and streets: talks, work, school, shops, stage. */
export const cityScenes: Record<string, Scene> = {
  'conference-table': () =>
    skyOf('#24465a', '#2f5b6b') +
    many(
      5,
      (i) =>
        rect(90 + i * 292, 80, 252, 430, '#d9e3d6', 'rx="6"') +
        rect(90 + i * 292, 330, 252, 180, '#8fb0ae') +
        path(`M${90 + i * 292} 400q60 -70 126 -40t126 -20V510H${90 + i * 292}Z`, '#5f8a8c'),
    ) +
    rect(0, 540, width, 40, '#1b3646') +
    many(9, (i) => seated(150 + i * 164, 700, 170, pick(coats, i + 1), pick(skins, i))) +
    path('M120 690H1480L1600 830V1067H0V830Z', '#a8704a') +
    path('M120 690H1480L1520 736H80Z', '#c58e62') +
    many(
      8,
      (i) =>
        rect(190 + i * 164, 706, 84, 14, c.cream) +
        stroke(`M${300 + i * 160} 730V680`, c.ink, 5) +
        circle(300 + i * 160, 676, 8, c.ink),
    ) +
    many(5, (i) => seated(170 + i * 316, 1090, 330, pick(coats, i * 2), '#2b1f24')),

  'night-negotiation': () =>
    skyOf('#12203a', '#243a57') +
    rect(0, 0, width, 640, '#1a2c46') +
    many(4, (i) => rect(60 + i * 390, 60, 330, 500, '#0d1930') + skylineIn(60 + i * 390, 560, 330, i)) +
    rect(0, 640, width, 430, '#101b2f') +
    `${glow('table', '#ffd99a', 0.75)}${ellipse(800, 700, 760, 360, 'url(#table)')}` +
    stroke('M800 0V330', '#0a1424', 8) +
    path('M690 400Q700 320 800 320Q900 320 910 400Z', c.coral) +
    ellipse(800, 402, 110, 16, '#ffe9b8') +
    many(5, (i) =>
      seated(
        330 + i * 235,
        760,
        210,
        pick([c.plum, c.brick, c.deep, c.slate, c.moss], i),
        pick(skins, i + 1),
      ),
    ) +
    ellipse(800, 830, 700, 120, '#c58e62') +
    ellipse(800, 822, 690, 108, '#dba878') +
    many(12, (i) =>
      at(
        300 + i * 92,
        800 + 44 * scatter(3, i),
        rect(0, 0, 90, 58, c.cream) + many(3, (j) => rect(10, 12 + j * 14, 60, 4, '#b9a98a')),
        0.9,
        -14 + 30 * scatter(4, i),
      ),
    ) +
    many(3, (i) => rect(430 + i * 350, 770, 34, 44, c.coral, 'rx="6"')) +
    many(3, (i) => seated(360 + i * 440, 1120, 340, '#0c1626', '#0c1626')),

  'show-of-hands': () =>
    skyOf('#2f5b6b', '#6d9396', '#cfd8c0') +
    many(5, (i) => rect(60 + i * 310, 0, 230, 420, '#dfe6d3', 'opacity="0.35"')) +
    path('M0 520Q800 470 1600 520V700H0Z', '#24465a') +
    many(
      3,
      (r) =>
        many(8 - r, (i) => {
          const x = 120 + r * 100 + i * (196 + r * 30);
          const y = 700 + r * 190;
          const card = [c.cream, c.cream, c.ochre, c.cream, c.coral][(i + r * 2) % 5] ?? c.cream;
          const lift = 170 + r * 50 + 30 * scatter(r + 20, i);
          return (
            stroke(`M${x + 44} ${y - 40}L${x + 62} ${y - lift}`, pick(coats, i + r), 30 + r * 6) +
            circle(x + 62, y - lift - 12, 16 + r * 3, pick(skins, i)) +
            at(
              x + 66,
              y - lift - 62,
              rect(-44, -30, 88, 64, card, 'rx="5"'),
              1 + r * 0.2,
              -8 + 16 * scatter(20, i),
            ) +
            seated(x, y + 60, 190 + r * 46, pick(coats, i + r), pick(skins, i + r))
          );
        }) +
        rect(0, 752 + r * 190, width, 60, ['#8a5738', '#7a4b30', '#5f3a27'][r] ?? c.brick) +
        rect(0, 746 + r * 190, width, 12, '#c58e62'),
    ),

  'chip-lab': () =>
    skyOf('#e9efe8', '#cfdedb') +
    many(6, (i) => rect(30 + i * 264, 60, 230, 60, '#ffffff') + rect(30 + i * 264, 118, 230, 6, c.mist)) +
    many(
      4,
      (i) =>
        rect(60 + i * 390, 210, 330, 330, '#bcd0ce', 'rx="10"') +
        rect(86 + i * 390, 240, 278, 170, c.deep, 'rx="8"') +
        many(4, (j) =>
          rect(
            100 + i * 390,
            260 + j * 34,
            60 + 170 * scatter(i + 2, j),
            12,
            j % 2 ? c.ochre : c.shallow,
            'rx="6"',
          ),
        ) +
        many(5, (j) => circle(110 + i * 390 + j * 46, 470, 12, j === i ? c.coral : c.slate)),
    ) +
    rect(0, 700, width, 40, '#f7f4ea') +
    rect(0, 736, width, 340, '#a9c2c0') +
    at(
      960,
      640,
      ellipse(0, 0, 250, 66, c.plum) +
        ellipse(0, -8, 250, 66, '#7f7aa0') +
        many(60, (i) => {
          const x = -220 + (i % 12) * 38;
          const y = -46 + Math.floor(i / 12) * 18;
          return (x * x) / 52900 + (y * y) / 2500 < 1
            ? rect(x, y - 8, 30, 13, ['#c6a3a8', '#9fb8c0', '#d8c48f', '#8c9fc0'][i % 4] ?? c.mist)
            : '';
        }),
    ) +
    labWorker(470, 1067, 620) +
    labWorker(1330, 1067, 560),

  factory: () =>
    skyOf('#e2b48a', '#efd2a6', '#f6e6c6') +
    cloud(260, 170, 520, '#f4dfc2', 0.7) +
    skyline(52, 640, 120, '#c79c7b', undefined, 26) +
    many(
      4,
      (i) =>
        rect(180 + i * 130, 250 + i * 30, 56, 460, i % 2 ? '#8c5a45' : '#a36a50') +
        rect(174 + i * 130, 290 + i * 30, 68, 24, c.cream) +
        many(4, (j) =>
          circle(
            214 + i * 130 + j * 46,
            220 + i * 30 - j * 42,
            34 + j * 16,
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
    rect(100, 640, 1460, 240, '#5d4444') +
    many(18, (i) => rect(140 + i * 78, 700, 46, 56, i % 4 === 1 ? '#7d5f58' : '#f1cf92')) +
    rect(0, 870, width, 200, '#3c3436') +
    many(7, (i) =>
      motorbike(
        150 + i * 210 + 60 * scatter(5, i),
        1000 + 34 * (i % 2),
        180,
        pick([c.ink, c.deep, c.brick, c.plum], i),
        pick([c.ochre, c.coral, c.cream, c.shallow], i),
      ),
    ),

  market: () =>
    skyOf('#f3d9a8', '#f6e7c4') +
    many(6, (i) =>
      tubeHouse(
        10 + i * 270,
        640,
        250,
        470 + 90 * scatter(5, i),
        pick([c.sand, c.rose, '#d8bd8c', c.mist], i),
        '#a8835c',
        '#6d7f80',
      ),
    ) +
    rect(0, 630, width, 440, '#c7a376') +
    many(5, (i) =>
      at(
        30 + i * 320,
        560,
        path('M0 0L30 -100H270L300 0Z', pick([c.coral, c.cream, c.sea, c.ochre, c.brick], i)) +
          many(3, (j) =>
            path(
              `M${50 + j * 100} 0L${64 + j * 80} -100H${104 + j * 80}L${100 + j * 100} 0Z`,
              c.cream,
              'opacity="0.55"',
            ),
          ) +
          rect(16, 0, 10, 260, '#6d4c34') +
          rect(274, 0, 10, 260, '#6d4c34'),
      ),
    ) +
    many(5, (i) => farmer(160 + i * 320, 840, 230, pick(coats, i), c.cream)) +
    many(
      5,
      (i) =>
        rect(30 + i * 320, 780, 280, 130, '#7d5a3c') +
        many(14, (j) =>
          circle(
            60 + i * 320 + (j % 7) * 38,
            776 - Math.floor(j / 7) * 24,
            22,
            [c.coral, c.leaf, c.ochre, c.straw, c.moss][(i + Math.floor(j / 3)) % 5] ?? c.leaf,
          ),
        ),
    ) +
    many(4, (i) => standing(130 + i * 430, 1060, 330, pick(coats, i + 3), pick(skins, i))) +
    many(4, (i) =>
      path(`M${166 + i * 430} 900h70l-10 70h-50Z`, pick([c.ochre, c.cream, c.coral, c.leaf], i)),
    ),

  kitchen: () =>
    skyOf('#6d3b2e', '#a2573c', '#cf8a57') +
    `${glow('stove', '#ffd490', 0.7)}${circle(800, 520, 620, 'url(#stove)')}` +
    rect(0, 130, width, 22, '#4a2a22') +
    many(
      9,
      (i) =>
        stroke(`M${120 + i * 170} 152V${210 + 30 * scatter(2, i)}`, '#3a211c', 6) +
        (i % 3 === 0
          ? circle(120 + i * 170, 270, 62, '#3a211c')
          : i % 3 === 1
            ? path(`M${90 + i * 170} 210h60v90q-30 40 -60 0Z`, '#8a5a3a')
            : many(4, (j) => ellipse(110 + i * 170 + (j % 2) * 24, 230 + j * 30, 18, 20, c.cream))),
    ) +
    rect(0, 780, width, 290, '#4a2a22') +
    rect(0, 762, width, 32, '#7a4a34') +
    path('M500 560Q510 800 800 806Q1090 800 1100 560Z', c.cream) +
    path('M530 640Q560 800 800 806Q1040 800 1070 640Q800 720 530 640Z', '#5f8a9a', 'opacity="0.55"') +
    ellipse(800, 560, 300, 64, '#f0dcae') +
    ellipse(800, 562, 270, 52, '#c98645') +
    many(14, (i) =>
      stroke(
        `M${580 + i * 30} ${556 + 14 * scatter(4, i)}q26 ${-26 * scatter(5, i)} 60 ${8 * scatter(6, i)}`,
        '#f7eeda',
        9,
      ),
    ) +
    many(9, (i) => ellipse(640 + i * 40, 548 + 26 * scatter(7, i), 24, 9, i % 3 ? c.leaf : c.coral)) +
    many(4, (i) => stroke(`M${680 + i * 90} 480q-40 -60 0 -120t0 -130`, '#fff3dc', 13, 'opacity="0.35"')) +
    stroke('M1090 470L760 590M1120 500L790 600', '#3a211c', 12) +
    at(
      270,
      760,
      path('M-110 -120H110L84 0H-84Z', c.moss) +
        many(9, (i) => ellipse(-90 + i * 22, -130 - 30 * scatter(8, i), 26, 36, i % 2 ? c.leaf : '#6d8a52')),
    ) +
    at(
      1330,
      760,
      ellipse(0, -10, 120, 26, '#2b1b18') +
        many(3, (i) => circle(-50 + i * 50, -40, 38, i === 1 ? c.straw : c.leaf)),
    ),

  bookshop: () =>
    skyOf('#4b3b3a', '#5f463f') +
    `${glow('reading', '#ffd99a', 0.7)}${circle(860, 470, 560, 'url(#reading)')}` +
    many(
      4,
      (r) =>
        rect(0, 228 + r * 190, 620, 18, '#2f2224') +
        rect(1040, 228 + r * 190, 560, 18, '#2f2224') +
        books(r, 20, 228 + r * 190, 590) +
        books(r + 9, 1056, 228 + r * 190, 540),
    ) +
    rect(620, 40, 24, 900, '#2f2224') +
    rect(1016, 40, 24, 900, '#2f2224') +
    stroke('M830 0V200', '#241a1c', 6) +
    path('M750 270Q760 200 830 200Q900 200 910 270Z', c.ochre) +
    ellipse(830, 272, 80, 12, '#fff0c8') +
    rect(0, 940, width, 130, '#37282a') +
    path('M690 940V760Q690 690 760 690H910Q980 690 980 760V940Z', c.deep) +
    at(
      836,
      800,
      path('M-92 0Q-96 -140 -30 -150H30Q96 -140 92 0Z', c.coral) +
        circle(0, -206, 52, '#c69470') +
        path('M-56 -212Q-50 -270 0 -268Q54 -270 56 -204Q20 -240 -56 -212Z', c.ink) +
        path('M-110 -40L0 -14L110 -40V-104L0 -76L-110 -104Z', c.cream) +
        stroke('M0 -76V-14', '#b9a98a', 4),
    ) +
    path('M690 940V800Q720 790 740 820V880H930V820Q950 790 980 800V940Z', '#1d4453'),

  'concert-hall': () =>
    skyOf('#2a1a24', '#5b2f30', '#8a4a38') +
    `${glow('stage', '#ffdca0', 0.85)}${ellipse(800, 560, 800, 420, 'url(#stage)')}` +
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
          seated(x, y, 120, r % 2 ? c.ink : '#2b2733', pick(skins, i + r)) +
          (r === 2
            ? stroke(`M${x - 10} ${y - 40}l50 -34`, '#c58e62', 12) +
              stroke(`M${x + 44} ${y - 90}l-40 60`, c.cream, 3)
            : r === 0
              ? path(`M${x - 30} ${y}a30 34 0 0 1 60 0Z`, c.ochre)
              : stroke(`M${x} ${y - 56}l26 50`, c.straw, 8))
        );
      }),
    ) +
    rect(0, 800, width, 270, '#24151d') +
    rect(690, 830, 220, 60, '#8a5738') +
    conductor(800, 850, 380, '#14141f', '#c69470') +
    many(12, (i) => seated(50 + i * 140, 1090, 170, '#150c14', '#1f121a')),

  cinema: () =>
    skyOf('#101425', '#1b2138') +
    path('M800 0L220 140V640L800 40L1380 640V140Z', '#cfe0e6', 'opacity="0.07"') +
    rect(230, 130, 1140, 560, '#f1e2be', 'rx="8"') +
    `${fade('reel', '#e8a875', '#f2cf98', '#7a8f8f')}${rect(250, 150, 1100, 520, 'url(#reel)')}` +
    circle(900, 360, 90, '#fbe6bd') +
    path('M250 540Q520 440 800 520T1350 470V670H250Z', '#5b6d6b') +
    path('M250 600Q600 540 900 610T1350 570V670H250Z', '#34494f') +
    standing(620, 610, 190, c.ink, c.ink) +
    standing(690, 612, 130, c.ink, c.ink) +
    many(2, (r) =>
      many(11, (i) =>
        at(
          40 + i * 152 + r * 70,
          900 + r * 150,
          path('M-62 0V-96Q-60 -130 0 -130Q60 -130 62 -96V0Z', r ? '#5d2430' : '#7a2f38') +
            (scatter(r + 3, i) > 0.3
              ? circle(0, -150, 38, '#0b0e1b') + path('M-56 -70Q-50 -116 0 -118Q50 -116 56 -70Z', '#0b0e1b')
              : ''),
        ),
      ),
    ) +
    rect(0, 1030, width, 40, '#090c17'),

  'school-yard': () =>
    skyOf('#a8cfd2', '#dfe9d8', '#f7ecd0') +
    cloud(240, 140, 420, '#ffffff', 0.7) +
    rect(140, 300, 1320, 400, '#ecd08f') +
    path('M100 310L180 210H1420L1500 310Z', c.brick) +
    rect(140, 490, 1320, 22, '#c79a54') +
    many(
      9,
      (i) =>
        rect(190 + i * 142, 350, 84, 110, '#4f7a80') +
        rect(190 + i * 142, 550, 84, 150, i % 3 === 1 ? '#6b4a36' : '#4f7a80') +
        rect(228 + i * 142, 350, 6, 110, '#ecd08f'),
    ) +
    rect(700, 130, 8, 190, c.slate) +
    path('M708 134Q760 120 800 140V190Q760 176 708 188Z', c.coral) +
    rect(0, 700, width, 370, '#d9b98a') +
    tree(180, 820, 520, c.moss, '#4a3d30', c.leaf) +
    tree(1430, 840, 560, c.moss, '#4a3d30', c.leaf) +
    ellipse(180, 826, 250, 30, '#a98a60', 'opacity="0.5"') +
    ellipse(1430, 846, 270, 32, '#a98a60', 'opacity="0.5"') +
    many(
      9,
      (i) =>
        standing(
          430 + i * 105,
          850 + 120 * scatter(6, i),
          170 + 20 * scatter(7, i),
          i % 2 ? '#fbf7ea' : c.deep,
          pick(skins, i),
        ) + rect(418 + i * 105, 740 + 120 * scatter(6, i), 26, 36, i % 3 ? c.coral : c.sea, 'rx="6"'),
    ),

  clinic: () =>
    skyOf('#dfe9e4', '#cbdcd6') +
    rect(0, 760, width, 310, '#a9c2bb') +
    rect(150, 120, 420, 420, '#8fb5b4', 'rx="8"') +
    path('M150 420q110 -110 210 -50t210 -70V540H150Z', '#5f8a74') +
    rect(350, 120, 12, 420, '#f6f3ea') +
    rect(1090, 140, 360, 240, '#f9f6ec', 'rx="8"') +
    stroke('M1120 270H1190L1216 210L1250 330L1280 250L1300 270H1420', c.coral, 10) +
    rect(640, 240, 60, 160, c.moss, 'rx="8"') +
    rect(590, 290, 160, 60, c.moss, 'rx="8"') +
    rect(820, 660, 640, 50, '#f9f6ec', 'rx="14"') +
    rect(840, 706, 600, 44, c.sea) +
    rect(860, 750, 20, 150, c.slate) +
    rect(1400, 750, 20, 150, c.slate) +
    at(
      1200,
      664,
      path('M-120 0Q-116 -170 -40 -186H40Q116 -170 120 0Z', c.ochre) +
        circle(0, -250, 62, '#c79470') +
        path('M-66 -250Q-64 -322 0 -322Q66 -320 66 -244Q0 -290 -66 -250Z', c.cream),
    ) +
    at(
      640,
      1067,
      path('M-150 0V-300Q-150 -410 -50 -420H50Q150 -410 150 -300V0Z', '#fbfaf4') +
        path('M-40 -420L0 -330L40 -420Z', c.sea) +
        circle(0, -500, 82, '#c69470') +
        path('M-88 -510Q-80 -604 0 -600Q88 -600 88 -500Q90 -430 70 -420Q70 -520 -88 -510Z', c.ink) +
        stroke('M-40 -420Q-50 -280 10 -250M40 -420Q60 -290 14 -250', c.slate, 9) +
        circle(12, -236, 20, c.slate),
    ) +
    stroke('M770 760L960 690L1080 640', '#fbfaf4', 62) +
    circle(1090, 634, 34, '#c69470'),

  'apartment-night': () =>
    skyOf('#17243f', '#33406a', '#7d6a86', '#d49a86') +
    stars(55, 70, 420, c.cream) +
    skyline(57, 880, 330, '#2f3b5f', '#e8b983', 24) +
    many(3, (b) => {
      const x = 150 + b * 470;
      const top = 240 - 80 * (b % 2);
      return (
        rect(x, top, 380, 830, ['#3d3550', '#4b3b58', '#352f4a'][b] ?? c.plum) +
        many(60, (i) => {
          const lit = scatter(b + 60, i);
          return (
            rect(
              x + 26 + (i % 5) * 68,
              top + 34 + Math.floor(i / 5) * 66,
              50,
              40,
              lit > 0.55 ? (lit > 0.8 ? '#ffdf9e' : '#f0b878') : '#27233a',
              'rx="3"',
            ) + rect(x + 22 + (i % 5) * 68, top + 72 + Math.floor(i / 5) * 66, 58, 6, '#5f4f68')
          );
        })
      );
    }) +
    rect(0, 1010, width, 60, '#141a2c') +
    many(
      9,
      (i) =>
        `${glow(`street${i}`, '#ffd490', 0.5)}${circle(90 + i * 180, 900, 80, `url(#street${i})`)}${stroke(`M${90 + i * 180} 1020V900`, '#141a2c', 7)}`,
    ),

  'phone-service': () =>
    skyOf('#e6d3ab', '#f3e6c6') +
    circle(800, 540, 430, '#dcbf8d', 'opacity="0.5"') +
    at(
      800,
      560,
      rect(-190, -400, 380, 790, c.ink, 'rx="46"') +
        rect(-168, -366, 336, 722, '#f7f4ea', 'rx="24"') +
        rect(-50, -388, 100, 12, c.slate, 'rx="6"') +
        rect(-140, -330, 280, 120, c.sea, 'rx="14"') +
        circle(-90, -270, 34, c.cream) +
        rect(-40, -296, 150, 18, c.cream, 'rx="9"') +
        rect(-40, -262, 100, 14, c.mist, 'rx="7"') +
        many(
          4,
          (i) =>
            rect(-140, -180 + i * 116, 280, 92, '#e9e2cf', 'rx="14"') +
            rect(-120, -158 + i * 116, 50, 50, pick([c.coral, c.ochre, c.moss, c.plum], i), 'rx="12"') +
            rect(-50, -150 + i * 116, 140 - 20 * (i % 3), 14, c.slate, 'rx="7"') +
            rect(-50, -122 + i * 116, 90, 10, c.stone, 'rx="5"'),
        ),
      1,
      -8,
    ) +
    stroke('M620 1080Q600 860 640 800', '#c69470', 120) +
    many(4, (i) =>
      stroke(
        `M${990 - i * 6} ${520 + i * 84}Q930 ${520 + i * 84} ${950 - i * 4} ${540 + i * 84}`,
        '#c69470',
        54,
      ),
    ) +
    at(
      270,
      400,
      rect(-110, -80, 220, 150, c.cream, 'rx="20"') +
        path('M-20 70L20 70L-50 120Z', c.cream) +
        many(3, (i) => circle(-50 + i * 50, -6, 15, c.coral)),
    ) +
    at(
      1340,
      330,
      rect(-100, -130, 200, 260, c.cream, 'rx="8"') +
        many(5, (i) => rect(-70, -94 + i * 38, 140 - 26 * (i % 2), 12, c.stone, 'rx="6"')) +
        circle(50, 84, 34, c.coral) +
        stroke('M34 84l12 14 24 -28', c.cream, 8),
    ),

  'rising-chart': () =>
    skyOf('#20394c', '#2c5264') +
    many(6, (i) => stroke(`M150 ${180 + i * 130}H1450`, '#5d8290', 2, 'opacity="0.5"')) +
    many(10, (i) => {
      const h = 110 + i * 46 + 90 * scatter(66, i);
      return rect(180 + i * 126, 830 - h, 82, h, i > 6 ? c.ochre : c.sea, 'rx="6"');
    }) +
    stroke('M150 830H1450', c.cream, 5) +
    stroke(
      'M220 700L346 640L472 664L598 560L724 580L850 450L976 400L1102 300L1228 330L1354 190',
      c.coral,
      11,
    ) +
    many(10, (i) =>
      circle(
        [220, 346, 472, 598, 724, 850, 976, 1102, 1228, 1354][i] ?? 0,
        [700, 640, 664, 560, 580, 450, 400, 300, 330, 190][i] ?? 0,
        14,
        c.cream,
      ),
    ) +
    standing(1010, 1050, 260, c.cream, '#c69470') +
    stroke('M1056 850L1180 740', c.cream, 18) +
    many(3, (i) => seated(240 + i * 190, 1090, 210, '#122433', '#122433')),
};

/** Tall pictures: streets and workshops. */
export const portraitScenes: Record<string, Scene> = {
  'shaded-pavement': () =>
    portraitSky('#cfe0cf', '#f1ead0') +
    many(4, (i) =>
      tubeHouse(
        -30 + i * 300,
        900,
        260,
        560 + 160 * scatter(5, i),
        pick([c.sand, c.rose, '#d8bd8c', c.mist], i),
        '#a8835c',
        '#6d7f80',
      ),
    ) +
    path('M0 900H1067V1600H0Z', '#c9ab84') +
    path('M0 1000L420 900H560L160 1600H0Z', '#8f8478') +
    many(9, (i) => stroke(`M${560 - i * 50} ${900 + i * 84}H1067`, '#b3946d', 4)) +
    tree(250, 1130, 760, c.moss, '#4a3d30', c.leaf) +
    tree(860, 1300, 1120, '#456341', '#43372c', '#6d8a52') +
    ellipse(760, 1310, 330, 44, '#8f7553', 'opacity="0.6"') +
    standing(560, 1260, 330, c.coral, '#c69470') +
    standing(660, 1270, 210, c.ochre, '#c69470') +
    farmer(300, 1440, 380, c.deep, c.cream),

  workshop: () =>
    portraitSky('#5b3a2e', '#8a573c') +
    `${glow('window', '#ffe2ac', 0.9)}${rect(560, 150, 400, 560, '#ffe9bd')}${circle(760, 430, 620, 'url(#window)')}` +
    stroke('M760 150V710M560 430H960', '#4a2e24', 14) +
    many(
      5,
      (i) =>
        stroke(`M${60 + i * 90} 120V${300 + 60 * scatter(3, i)}`, '#3a241d', 12) +
        ellipse(60 + i * 90, 340 + 60 * scatter(3, i), 24, 60, pick([c.ochre, c.coral, c.straw, c.cream], i)),
    ) +
    rect(0, 1180, 1067, 420, '#3f281f') +
    path('M60 1160H1007L1067 1260H0Z', '#a8704a') +
    at(
      480,
      1180,
      path('M-230 0Q-230 -300 -110 -350H60Q200 -300 210 0Z', c.deep) +
        circle(-10, -450, 110, '#c69470') +
        path('M-122 -460Q-116 -580 -10 -580Q108 -580 104 -450Q60 -530 -122 -460Z', '#d9d3c6') +
        stroke('M-170 -220L-40 -60L110 -50M170 -210L220 -90L130 -50', c.deep, 70) +
        circle(130, -46, 44, '#c69470'),
    ) +
    at(
      700,
      1180,
      path('M-70 0Q-150 -150 0 -210Q150 -150 70 0Z', c.coral) +
        path('M-34 -206h68v-40h-68Z', c.ochre) +
        many(5, (i) =>
          stroke(`M${-60 + i * 30} -10Q${-110 + i * 55} -120 ${-20 + i * 10} -206`, '#f6d9a0', 5),
        ),
    ) +
    many(6, (i) => rect(90 + i * 66, 1110 + 20 * scatter(5, i), 16, 70, c.sand)),

  'ao-dai-bridge': () =>
    portraitSky('#e8b79a', '#f5dcb8') +
    circle(760, 480, 120, '#fff1cf') +
    path('M0 820Q300 700 620 780T1067 740V1000H0Z', '#b98f86') +
    rect(0, 930, 1067, 670, '#7f7f8a') +
    many(22, (i) =>
      rect(
        scatter(4, i) * 1000,
        960 + i * 24,
        90 + 120 * scatter(5, i),
        6,
        '#f5dcb8',
        'rx="3" opacity="0.4"',
      ),
    ) +
    many(
      4,
      (i) =>
        stroke(`M${-140 + i * 330} 1120Q${25 + i * 330} 760 ${190 + i * 330} 1120`, c.ink, 20) +
        many(6, (j) => stroke(`M${-90 + i * 330 + j * 48} 1120V${940 + Math.abs(j - 2.5) * 34}`, c.ink, 5)),
    ) +
    rect(0, 1110, 1067, 46, c.ink) +
    many(4, (i) => rect(10 + i * 330, 1150, 60, 300, '#22344a')) +
    standing(460, 1112, 190, c.cream, '#b98261') +
    standing(560, 1112, 196, c.coral, '#b98261'),
};

const portraitSky = (...colours: string[]) =>
  `${fade('sky', ...colours)}${rect(0, 0, 1067, 1600, 'url(#sky)')}`;

function books(seed: number, x: number, shelf: number, length: number): string {
  let left = x;
  let drawn = '';
  for (let i = 0; left < x + length - 30; i++) {
    const w = 18 + 26 * scatter(seed + 70, i);
    const h = 100 + 60 * scatter(seed + 80, i);
    drawn += rect(
      left,
      shelf - h,
      w,
      h,
      pick(
        [c.coral, c.cream, c.sea, c.ochre, c.moss, c.rose, c.slate, c.brick],
        Math.floor(scatter(seed + 90, i) * 8),
      ),
    );
    left += w + 3;
  }
  return drawn;
}

function skylineIn(x: number, base: number, w: number, seed: number): string {
  return many(6, (i) => {
    const h = 90 + 260 * scatter(seed + 31, i);
    return (
      rect(x + (i * w) / 6, base - h, w / 6 - 3, h, '#22365a') +
      many(8, (j) =>
        scatter(seed + i, j) > 0.5
          ? rect(
              x + (i * w) / 6 + 10 + (j % 2) * 20,
              base - h + 16 + Math.floor(j / 2) * 26,
              9,
              12,
              '#f0c888',
            )
          : '',
      )
    );
  });
}

function labWorker(x: number, y: number, h: number): string {
  return at(
    x,
    y,
    path('M-0.26 0V-0.5Q-0.25 -0.66 -0.08 -0.68H0.08Q0.25 -0.66 0.26 -0.5V0Z', '#fbfaf4') +
      path('M-0.15 -0.66Q-0.18 -0.98 0 -0.98Q0.18 -0.98 0.15 -0.66Z', '#fbfaf4') +
      rect(-0.1, -0.88, 0.2, 0.1, '#3f7f8b', 'rx="0.03"') +
      rect(-0.1, -0.78, 0.2, 0.1, '#c9dedd', 'rx="0.03"') +
      stroke('M-0.2 -0.52L-0.1 -0.34L0.14 -0.36M0.2 -0.52L0.3 -0.4L0.36 -0.56', '#e6ece6', 0.09),
    h,
  );
}
