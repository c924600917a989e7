import * as c from './palette.ts';
import { seated, uprightPerson } from './people.ts';
import { coats, pick, skins } from './people-colours.ts';
import type { Scene } from './scene.ts';
import { skyOf, width } from './scenery.ts';
import { at, circle, ellipse, glow, many, path, rect, type Spot, scatter, stroke } from './shapes.ts';

/** Rooms where people decide, work and are looked after. */
export const roomScenes: Record<string, Scene> = {
  'conference-table': () =>
    skyOf('#24465a', '#2f5b6b') +
    many(
      5,
      (i) =>
        rect([90 + i * 292, 80, 252, 430], '#d9e3d6', 'rx="6"') +
        rect([90 + i * 292, 330, 252, 180], '#8fb0ae') +
        path(`M${90 + i * 292} 400q60 -70 126 -40t126 -20V510H${90 + i * 292}Z`, '#5f8a8c'),
    ) +
    rect([0, 540, width, 40], '#1b3646') +
    many(9, (i) => seated([150 + i * 164, 700, 170], pick(coats, i + 1), pick(skins, i))) +
    path('M120 690H1480L1600 830V1067H0V830Z', '#a8704a') +
    path('M120 690H1480L1520 736H80Z', '#c58e62') +
    many(
      8,
      (i) =>
        rect([190 + i * 164, 706, 84, 14], c.cream) +
        stroke(`M${300 + i * 160} 730V680`, [c.ink, 5]) +
        circle([300 + i * 160, 676, 8], c.ink),
    ) +
    many(5, (i) => seated([170 + i * 316, 1090, 330], pick(coats, i * 2), '#2b1f24')),

  'night-negotiation': () =>
    skyOf('#12203a', '#243a57') +
    rect([0, 0, width, 640], '#1a2c46') +
    many(4, (i) => rect([60 + i * 390, 60, 330, 500], '#0d1930') + skylineIn([60 + i * 390, 560, 330], i)) +
    rect([0, 640, width, 430], '#101b2f') +
    `${glow('table', '#ffd99a', 0.75)}${ellipse([800, 700, 760, 360], 'url(#table)')}` +
    stroke('M800 0V330', ['#0a1424', 8]) +
    path('M690 400Q700 320 800 320Q900 320 910 400Z', c.coral) +
    ellipse([800, 402, 110, 16], '#ffe9b8') +
    many(5, (i) =>
      seated(
        [330 + i * 235, 760, 210],
        pick([c.plum, c.brick, c.deep, c.slate, c.moss], i),
        pick(skins, i + 1),
      ),
    ) +
    ellipse([800, 830, 700, 120], '#c58e62') +
    ellipse([800, 822, 690, 108], '#dba878') +
    many(12, (i) =>
      at(
        [300 + i * 92, 800 + 44 * scatter(3, i), 0.9, -14 + 30 * scatter(4, i)],
        rect([0, 0, 90, 58], c.cream) + many(3, (j) => rect([10, 12 + j * 14, 60, 4], '#b9a98a')),
      ),
    ) +
    many(3, (i) => rect([430 + i * 350, 770, 34, 44], c.coral, 'rx="6"')) +
    many(3, (i) => seated([360 + i * 440, 1120, 340], '#0c1626', '#0c1626')),

  'show-of-hands': () =>
    skyOf('#2f5b6b', '#6d9396', '#cfd8c0') +
    many(5, (i) => rect([60 + i * 310, 0, 230, 420], '#dfe6d3', 'opacity="0.35"')) +
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
            stroke(`M${x + 44} ${y - 40}L${x + 62} ${y - lift}`, [pick(coats, i + r), 30 + r * 6]) +
            circle([x + 62, y - lift - 12, 16 + r * 3], pick(skins, i)) +
            at(
              [x + 66, y - lift - 62, 1 + r * 0.2, -8 + 16 * scatter(20, i)],
              rect([-44, -30, 88, 64], card, 'rx="5"'),
            ) +
            seated([x, y + 60, 190 + r * 46], pick(coats, i + r), pick(skins, i + r))
          );
        }) +
        rect([0, 752 + r * 190, width, 60], ['#8a5738', '#7a4b30', '#5f3a27'][r] ?? c.brick) +
        rect([0, 746 + r * 190, width, 12], '#c58e62'),
    ),

  'chip-lab': () =>
    skyOf('#e9efe8', '#cfdedb') +
    many(6, (i) => rect([30 + i * 264, 60, 230, 60], '#ffffff') + rect([30 + i * 264, 118, 230, 6], c.mist)) +
    many(
      4,
      (i) =>
        rect([60 + i * 390, 210, 330, 330], '#bcd0ce', 'rx="10"') +
        rect([86 + i * 390, 240, 278, 170], c.deep, 'rx="8"') +
        many(4, (j) =>
          rect(
            [100 + i * 390, 260 + j * 34, 60 + 170 * scatter(i + 2, j), 12],
            j % 2 ? c.ochre : c.shallow,
            'rx="6"',
          ),
        ) +
        many(5, (j) => circle([110 + i * 390 + j * 46, 470, 12], j === i ? c.coral : c.slate)),
    ) +
    rect([0, 700, width, 40], '#f7f4ea') +
    rect([0, 736, width, 340], '#a9c2c0') +
    at(
      [960, 640],
      ellipse([0, 0, 250, 66], c.plum) +
        ellipse([0, -8, 250, 66], '#7f7aa0') +
        many(60, (i) => {
          const x = -220 + (i % 12) * 38;
          const y = -46 + Math.floor(i / 12) * 18;
          return (x * x) / 52900 + (y * y) / 2500 < 1
            ? rect([x, y - 8, 30, 13], ['#c6a3a8', '#9fb8c0', '#d8c48f', '#8c9fc0'][i % 4] ?? c.mist)
            : '';
        }),
    ) +
    labWorker(470, 1067, 620) +
    labWorker(1330, 1067, 560),

  clinic: () =>
    skyOf('#dfe9e4', '#cbdcd6') +
    rect([0, 760, width, 310], '#a9c2bb') +
    rect([150, 120, 420, 420], '#8fb5b4', 'rx="8"') +
    path('M150 420q110 -110 210 -50t210 -70V540H150Z', '#5f8a74') +
    rect([350, 120, 12, 420], '#f6f3ea') +
    rect([1090, 140, 360, 240], '#f9f6ec', 'rx="8"') +
    stroke('M1120 270H1190L1216 210L1250 330L1280 250L1300 270H1420', [c.coral, 10]) +
    rect([640, 240, 60, 160], c.moss, 'rx="8"') +
    rect([590, 290, 160, 60], c.moss, 'rx="8"') +
    rect([820, 660, 640, 50], '#f9f6ec', 'rx="14"') +
    rect([840, 706, 600, 44], c.sea) +
    rect([860, 750, 20, 150], c.slate) +
    rect([1400, 750, 20, 150], c.slate) +
    at(
      [1200, 664],
      path('M-120 0Q-116 -170 -40 -186H40Q116 -170 120 0Z', c.ochre) +
        circle([0, -250, 62], '#c79470') +
        path('M-66 -250Q-64 -322 0 -322Q66 -320 66 -244Q0 -290 -66 -250Z', c.cream),
    ) +
    at(
      [640, 1067],
      path('M-150 0V-300Q-150 -410 -50 -420H50Q150 -410 150 -300V0Z', '#fbfaf4') +
        path('M-40 -420L0 -330L40 -420Z', c.sea) +
        circle([0, -500, 82], '#c69470') +
        path('M-88 -510Q-80 -604 0 -600Q88 -600 88 -500Q90 -430 70 -420Q70 -520 -88 -510Z', c.ink) +
        stroke('M-40 -420Q-50 -280 10 -250M40 -420Q60 -290 14 -250', [c.slate, 9]) +
        circle([12, -236, 20], c.slate),
    ) +
    stroke('M770 760L960 690L1080 640', ['#fbfaf4', 62]) +
    circle([1090, 634, 34], '#c69470'),

  'rising-chart': () =>
    skyOf('#20394c', '#2c5264') +
    many(6, (i) => stroke(`M150 ${180 + i * 130}H1450`, ['#5d8290', 2], 'opacity="0.5"')) +
    many(10, (i) => {
      const h = 110 + i * 46 + 90 * scatter(66, i);
      return rect([180 + i * 126, 830 - h, 82, h], i > 6 ? c.ochre : c.sea, 'rx="6"');
    }) +
    stroke('M150 830H1450', [c.cream, 5]) +
    stroke('M220 700L346 640L472 664L598 560L724 580L850 450L976 400L1102 300L1228 330L1354 190', [
      c.coral,
      11,
    ]) +
    many(10, (i) =>
      circle(
        [
          [220, 346, 472, 598, 724, 850, 976, 1102, 1228, 1354][i] ?? 0,
          [700, 640, 664, 560, 580, 450, 400, 300, 330, 190][i] ?? 0,
          14,
        ],
        c.cream,
      ),
    ) +
    uprightPerson([1010, 1050, 260], c.cream, '#c69470') +
    stroke('M1056 850L1180 740', [c.cream, 18]) +
    many(3, (i) => seated([240 + i * 190, 1090, 210], '#122433', '#122433')),

  'phone-service': () =>
    skyOf('#e6d3ab', '#f3e6c6') +
    circle([800, 540, 430], '#dcbf8d', 'opacity="0.5"') +
    at(
      [800, 560, 1, -8],
      rect([-190, -400, 380, 790], c.ink, 'rx="46"') +
        rect([-168, -366, 336, 722], '#f7f4ea', 'rx="24"') +
        rect([-50, -388, 100, 12], c.slate, 'rx="6"') +
        rect([-140, -330, 280, 120], c.sea, 'rx="14"') +
        circle([-90, -270, 34], c.cream) +
        rect([-40, -296, 150, 18], c.cream, 'rx="9"') +
        rect([-40, -262, 100, 14], c.mist, 'rx="7"') +
        many(
          4,
          (i) =>
            rect([-140, -180 + i * 116, 280, 92], '#e9e2cf', 'rx="14"') +
            rect([-120, -158 + i * 116, 50, 50], pick([c.coral, c.ochre, c.moss, c.plum], i), 'rx="12"') +
            rect([-50, -150 + i * 116, 140 - 20 * (i % 3), 14], c.slate, 'rx="7"') +
            rect([-50, -122 + i * 116, 90, 10], c.stone, 'rx="5"'),
        ),
    ) +
    stroke('M620 1080Q600 860 640 800', ['#c69470', 120]) +
    many(4, (i) =>
      stroke(`M${990 - i * 6} ${520 + i * 84}Q930 ${520 + i * 84} ${950 - i * 4} ${540 + i * 84}`, [
        '#c69470',
        54,
      ]),
    ) +
    at(
      [270, 400],
      rect([-110, -80, 220, 150], c.cream, 'rx="20"') +
        path('M-20 70L20 70L-50 120Z', c.cream) +
        many(3, (i) => circle([-50 + i * 50, -6, 15], c.coral)),
    ) +
    at(
      [1340, 330],
      rect([-100, -130, 200, 260], c.cream, 'rx="8"') +
        many(5, (i) => rect([-70, -94 + i * 38, 140 - 26 * (i % 2), 12], c.stone, 'rx="6"')) +
        circle([50, 84, 34], c.coral) +
        stroke('M34 84l12 14 24 -28', [c.cream, 8]),
    ),
};

function skylineIn([x, base, w]: Spot, seed: number): string {
  return many(6, (i) => {
    const h = 90 + 260 * scatter(seed + 31, i);
    return (
      rect([x + (i * w) / 6, base - h, w / 6 - 3, h], '#22365a') +
      many(8, (j) =>
        scatter(seed + i, j) > 0.5
          ? rect(
              [x + (i * w) / 6 + 10 + (j % 2) * 20, base - h + 16 + Math.floor(j / 2) * 26, 9, 12],
              '#f0c888',
            )
          : '',
      )
    );
  });
}

function labWorker(x: number, y: number, h: number): string {
  return at(
    [x, y, h],
    path('M-0.26 0V-0.5Q-0.25 -0.66 -0.08 -0.68H0.08Q0.25 -0.66 0.26 -0.5V0Z', '#fbfaf4') +
      path('M-0.15 -0.66Q-0.18 -0.98 0 -0.98Q0.18 -0.98 0.15 -0.66Z', '#fbfaf4') +
      rect([-0.1, -0.88, 0.2, 0.1], '#3f7f8b', 'rx="0.03"') +
      rect([-0.1, -0.78, 0.2, 0.1], '#c9dedd', 'rx="0.03"') +
      stroke('M-0.2 -0.52L-0.1 -0.34L0.14 -0.36M0.2 -0.52L0.3 -0.4L0.36 -0.56', ['#e6ece6', 0.09]),
  );
}
