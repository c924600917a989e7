import { skyline, templeRoof, tubeHouse } from './buildings.ts';
import * as c from './palette.ts';
import { farmer, uprightPerson } from './people.ts';
import { palm, rice, tree } from './plants.ts';
import type { Scene } from './scene.ts';
import { cloud, hills, peaks, rain, skyOf, stars, sun, sunPath, water, width } from './scenery.ts';
import { at, circle, ellipse, fade, glow, many, path, rect, type Spot, scatter, stroke } from './shapes.ts';
import { sampan, train } from './vehicles.ts';

/** Fields, rivers, mountains, villages and railways. */
export const landScenes: Record<string, Scene> = {
  'rice-field': () =>
    skyOf('#f0c98a', '#f6e1b0', '#f9efd3') +
    sun([420, 400, 78], '#fff5d4', '#f6c77c') +
    hills([61, 520, 130], '#c9bf8a', 5) +
    hills([64, 560, 70], '#a3ab68', 7) +
    `${fade('paddy', '#c7bd5c', '#8fa052', '#4f6d3d')}${rect([0, 548, width, 530], 'url(#paddy)')}` +
    many(8, (i) =>
      stroke(`M${800 + (i - 4) * 40} 556L${800 + (i - 4) * 520} 1067`, ['#6d8044', 5], 'opacity="0.5"'),
    ) +
    many(5, (i) => palm([1080 + i * 96, 562, 120 + 50 * scatter(3, i)], '#5c6d40', i % 2 ? 0.2 : -0.1)) +
    farmer([620, 770, 170], '#6b4a52', c.cream) +
    farmer([820, 700, 110], c.slate, c.cream) +
    farmer([1120, 880, 240], c.deep, '#fbf1d4') +
    rice([71, 1075, 150], '#5d7a3d', 130) +
    rice([77, 1080, 90], '#3d5a33', 150),

  'river-delta': () =>
    skyOf('#dfe6d6', '#f1e9cd', '#f6e7c0') +
    sun([1240, 210, 48], '#fffbe8') +
    `${fade('plain', '#a9b878', '#6d8a55', '#48663f')}${rect([0, 330, width, 740], 'url(#plain)')}` +
    many(22, (i) =>
      path(
        `M${scatter(5, i) * 1600} ${360 + scatter(6, i) * 620}l${120 + 90 * scatter(7, i)} -14l30 ${26 + 40 * scatter(8, i)}l${-140 - 60 * scatter(9, i)} 16Z`,
        i % 2 ? '#c7c07a' : '#8fa562',
        'opacity="0.6"',
      ),
    ) +
    path(
      'M760 330Q700 420 820 490Q980 580 700 690Q420 800 620 1067H1130Q930 830 1110 720Q1330 590 1010 490Q880 430 840 330Z',
      '#c9b68a',
    ) +
    path(
      'M780 330Q730 420 850 495Q1030 590 760 700Q520 810 700 1067H1050Q850 820 1030 705Q1230 590 980 500Q850 430 824 330Z',
      '#b89a68',
    ) +
    path('M1010 520Q1240 540 1600 640V700Q1280 590 1000 575Z', '#b89a68') +
    path('M690 720Q400 730 0 860V930Q380 790 640 800Z', '#b89a68') +
    sunPath(820, 470, '#f4e3b4') +
    many(5, (i) =>
      sampan(
        [700 + ([90, 150, 60, 20, 120][i] ?? 0), 560 + i * 108, 80 + i * 26],
        '#4a3a2e',
        i % 2 ? c.coral : '#7a5d45',
      ),
    ) +
    many(14, (i) =>
      palm(
        [i % 2 ? 1180 + scatter(31, i) * 400 : 60 + scatter(32, i) * 480, 520 + i * 38, 110 + i * 7],
        '#35523c',
        i % 3 ? 0.16 : -0.14,
      ),
    ),

  'flooded-village': () =>
    skyOf('#6e7f88', '#a3b0b0', '#cdd0c4') +
    cloud([120, 140, 560], '#7f8e95', 0.8) +
    cloud([820, 100, 620], '#75858d', 0.8) +
    hills([81, 520, 170], '#8b9a9a', 5) +
    many(6, (i) => palm([120 + i * 270, 620, 230 + 60 * scatter(4, i)], '#4d5f5c', i % 2 ? 0.3 : 0.2)) +
    many(6, (i) =>
      house([40 + i * 265, 640, 220], i % 2 ? c.brick : '#a8634a', i % 3 ? '#d9cdb2' : '#c3beb0'),
    ) +
    water(600, ['#9a8f7b', '#5d5a51', '#d8cfbb'], 15) +
    many(6, (i) => path(`M${30 + i * 265} 604l110 -74 110 74Z`, i % 2 ? c.brick : '#a8634a')) +
    sampan([560, 880, 520], '#2b3840', '#54646b') +
    farmer([640, 846, 190], '#3d5a66', c.cream) +
    uprightPerson([760, 846, 180], c.coral, c.ink) +
    uprightPerson([930, 846, 130], c.ochre, c.ink) +
    rain(6, 90, '#eef0ea'),

  'relief-boats': () =>
    skyOf('#b7bfb8', '#dcd8c4', '#efe3c4') +
    sun([1280, 240, 50], '#fff6dc') +
    hills([91, 480, 120], '#a9b3a4', 5) +
    many(8, (i) =>
      tree([80 + i * 220, 560, 170 + 50 * scatter(8, i)], {
        crown: '#6f8573',
        trunk: '#54614f',
        light: '#84977f',
      }),
    ) +
    water(540, ['#b5a98d', '#6b6858', '#f2e7cb'], 4) +
    many(3, (i) => {
      const x = 140 + i * 460;
      const y = 700 + i * 110;
      const w = 430 + i * 60;
      return (
        path(
          `M${x} ${y - 56}Q${x + 30} ${y} ${x + 90} ${y}H${x + w - 60}Q${x + w} ${y} ${x + w + 20} ${y - 60}Z`,
          i === 1 ? c.coral : c.ochre,
        ) +
        many(5, (j) => rect([x + 110 + j * 46, y - 92 - (j % 2) * 26, 44, 40], j % 2 ? c.cream : c.sand)) +
        uprightPerson([x + 70, y - 20, 150 + i * 16], c.ink, c.ink) +
        uprightPerson([x + w - 60, y - 20, 156 + i * 16], c.deep, c.ink)
      );
    }),

  'coastal-train': () =>
    skyOf('#8fc0c8', '#d4e3d3', '#f7e9c6') +
    sun([300, 230, 56], '#fff7de') +
    cloud([760, 160, 420], '#ffffff', 0.7) +
    water(430, ['#6fb0b3', '#2a6b7d', '#eaf4e6'], 6) +
    path('M1600 250Q1380 280 1280 400Q1200 480 1100 520Q1300 560 1600 560Z', '#5f8468') +
    path('M1600 340Q1450 380 1360 470Q1300 520 1180 545Q1400 570 1600 560Z', '#47694f') +
    path('M0 700Q420 660 900 690Q1300 710 1600 660V1067H0Z', '#7c9460') +
    path('M0 740Q420 706 900 736Q1300 754 1600 712V770Q1300 806 900 790Q420 762 0 800Z', '#b8a688') +
    many(30, (i) => rect([i * 56, 752, 26, 10], '#6b5a48')) +
    train([1330, 760, 118], { body: c.cream, stripe: c.coral, pane: '#2b5566', cars: 5 }) +
    rect([0, 757, width, 6], '#4d4339') +
    many(26, (i) =>
      ellipse(
        [scatter(3, i) * 1600, 860 + scatter(4, i) * 220, 40 + 60 * scatter(5, i), 26 + 20 * scatter(6, i)],
        i % 3 ? '#56754a' : '#6d8a52',
      ),
    ) +
    palm([1420, 1040, 420], '#2f4c3b', -0.24) +
    palm([170, 1060, 360], '#2f4c3b', 0.2),

  'train-station': () =>
    skyOf('#f0c7a0', '#f5dcb8', '#f9ecd2') +
    path('M0 0H1600V150L800 60L0 150Z', '#3a4a52') +
    many(9, (i) => stroke(`M${100 + i * 175} ${120 - 56 * (1 - Math.abs(i - 4) / 4)}V640`, ['#51626a', 14])) +
    path('M0 150L800 60L1600 150V196L800 112L0 196Z', c.coral) +
    hills([14, 600, 110], '#d9b48c', 6) +
    rect([0, 590, width, 60], '#c7a37c') +
    train([1240, 700, 250], { body: c.cream, stripe: c.coral, pane: '#2b5566', cars: 3 }) +
    rect([0, 700, width, 20], '#4d4339') +
    path('M0 760H1600V1067H0Z', '#d8c6a3') +
    rect([0, 752, width, 22], c.ochre) +
    many(7, (i) =>
      uprightPerson(
        [150 + i * 220 + 60 * scatter(2, i), 900 + 90 * scatter(3, i), 230 + 30 * scatter(4, i)],
        [c.ink, c.deep, c.brick, c.plum, c.slate, c.coral, c.moss][i] ?? c.ink,
        '#b98261',
      ),
    ) +
    many(3, (i) =>
      rect([215 + i * 440, 900 + 40 * i, 60, 84], [c.brick, c.ink, c.sea][i] ?? c.ink, 'rx="10"'),
    ) +
    circle([800, 250, 74], c.cream) +
    circle([800, 250, 60], '#fffaf0') +
    stroke('M800 250V206M800 250L830 268', [c.ink, 8]),

  viaduct: () =>
    skyOf('#5d6f94', '#c79a9a', '#f0c79a', '#f8e2b8') +
    sun([420, 500, 72], '#fff0cc', '#f8c68e') +
    cloud([900, 180, 460], '#dcaea4', 0.6) +
    hills([91, 600, 190], '#8f8498', 5) +
    hills([94, 640, 100], '#6f7180', 7) +
    `${fade('dusk', '#b8a86a', '#5d7048')}${rect([0, 630, width, 440], 'url(#dusk)')}` +
    many(7, (i) => stroke(`M0 ${700 + i * 52}L1600 ${668 + i * 62}`, ['#d6c684', 4], 'opacity="0.5"')) +
    train([1180, 560, 96], { body: c.cream, stripe: c.coral, pane: '#2b5566', cars: 4 }) +
    rect([0, 556, width, 34], '#51566a') +
    rect([0, 590, width, 12], '#3f4458') +
    many(8, (i) =>
      path(`M${60 + i * 220} 600H${150 + i * 220}L${130 + i * 220} 780H${80 + i * 220}Z`, '#51566a'),
    ) +
    many(3, (i) => stakes(330 + i * 420, 960 - (i % 2) * 70)) +
    rice([97, 1080, 90], '#3d5236', 140),

  'small-station': () =>
    skyOf('#9fb6c4', '#e9cfae', '#f7e4c0') +
    sun([1290, 360, 60], '#fff4d6', '#f8d29a') +
    water(470, ['#a9bfb6', '#5f8a90', '#fbeed0'], 11) +
    sunPath(1290, 474, '#fff4d6') +
    path('M0 640Q700 600 1600 650V1067H0Z', '#a3a276') +
    rect([0, 770, width, 300], '#cdb78f') +
    rect([0, 762, width, 18], c.ochre) +
    rect([0, 720, width, 8], '#4d4339') +
    many(34, (i) => rect([i * 50, 728, 24, 10], '#6b5a48')) +
    rect([210, 500, 470, 280], '#ecd08f') +
    path('M170 510L240 420H650L720 510Z', c.brick) +
    many(3, (i) => rect([250 + i * 150, 560, 80, i === 1 ? 220 : 110], i === 1 ? '#6b4a36' : '#4f7a80')) +
    stroke('M880 780V520M880 560H980', [c.ink, 9]) +
    circle([980, 600, 40], c.cream) +
    stroke('M980 600V574M980 600L996 608', [c.ink, 5]) +
    palm([120, 790, 330], '#3d5a45', -0.16) +
    palm([1450, 900, 430], '#3d5a45', -0.22) +
    uprightPerson([800, 900, 210], c.deep, '#b98261') +
    uprightPerson([1090, 930, 220], c.plum, '#b98261') +
    uprightPerson([1170, 932, 214], c.coral, '#b98261') +
    dog(960, 960),

  'misty-mountains': () =>
    skyOf('#d9a98a', '#ecccaa', '#f5e6cb') +
    sun([1060, 300, 66], '#fff2d2', '#f5c79a') +
    peaks([3, 640, 420], ['#b79c92', '#c6ab9c'], 4) +
    rect([0, 540, width, 120], c.cream, 'opacity="0.35"') +
    peaks([8, 780, 430], ['#84808a', '#938c92'], 5) +
    rect([0, 690, width, 120], c.cream, 'opacity="0.3"') +
    hills([18, 840, 170], '#57676b', 6) +
    many(11, (i) =>
      stroke(
        `M${-40 + i * 30} ${850 + i * 22}Q400 ${780 + i * 24} 800 ${836 + i * 22}T1640 ${820 + i * 24}`,
        [i % 2 ? '#8fa06b' : '#c2bd7c', 13],
      ),
    ) +
    hills([22, 1060, 60], '#3a4f45', 7) +
    templeRoof([360, 790, 170], c.brick, '#6d3325') +
    rect([300, 826, 120, 40], '#7a4a3a'),

  'temple-roof': () =>
    skyOf('#31465c', '#7e7383', '#dfa284', '#f2cfa0') +
    sun([800, 560, 120], '#f9dfb0', '#f2b98a') +
    many(5, (i) => bird(980 + i * 80, 250 + 40 * scatter(5, i), 26)) +
    hills([25, 820, 120], '#6b5a62', 5) +
    templeRoof([800, 470, 900], c.brick, '#5d2b22') +
    rect([470, 660, 660, 120], '#43262a') +
    many(6, (i) => rect([500 + i * 116, 660, 26, 130], '#7d3a2d')) +
    templeRoof([800, 760, 1300], '#833a2a', '#4d241d') +
    rect([250, 1030, 1100, 60], '#2b1c22') +
    many(4, (i) =>
      at(
        [400 + i * 266, 1010],
        ellipse([0, 0, 26, 34], c.coral) +
          rect([-12, -40, 24, 8], c.ochre) +
          `${glow(`lantern${i}`, '#ffcf8a', 0.6)}${circle([0, 0, 90], `url(#lantern${i})`)}`,
      ),
    ) +
    tree([80, 1060, 620], { crown: '#26343a', trunk: '#1d282d', light: '#2f4046' }) +
    tree([1540, 1060, 540], { crown: '#26343a', trunk: '#1d282d', light: '#2f4046' }),

  'stilt-village': () =>
    skyOf('#e9d9b2', '#f3e9cc', '#f6efd9') +
    peaks([13, 560, 330], ['#a3af8f', '#b3bd9c'], 5) +
    hills([15, 620, 110], '#82986b', 6) +
    `${fade('terrace', '#a8b061', '#6b8448')}${rect([0, 600, width, 470], 'url(#terrace)')}` +
    many(8, (i) =>
      stroke(`M0 ${650 + i * 52}Q400 ${600 + i * 56} 820 ${656 + i * 50}T1600 ${640 + i * 54}`, [
        '#d2cd84',
        6,
      ]),
    ) +
    many(3, (i) =>
      at(
        [240 + i * 480, 830 + (i % 2) * 70],
        path('M-190 -150L-110 -260H110L190 -150Z', i === 1 ? '#7d5a3c' : '#8f6a45') +
          rect([-150, -150, 300, 80], '#b98b5c') +
          rect([-40, -140, 60, 70], '#5a3d2b') +
          many(5, (j) => rect([-140 + j * 68, -70, 12, 74], '#5a3d2b')) +
          stroke('M60 0L30 -70', ['#5a3d2b', 10]),
      ),
    ) +
    palm([1400, 860, 300], '#4a6342', -0.2) +
    farmer([700, 1020, 190], c.plum, c.cream) +
    farmer([560, 1000, 170], c.deep, c.cream),

  'night-telescope': () =>
    skyOf('#0f1c33', '#20375a', '#55628a', '#b58a8d') +
    stars([33, 260, 760], '#f6ecd2') +
    path('M100 0Q620 380 1600 520V420Q760 260 320 0Z', '#cdd5e6', 'opacity="0.1"') +
    path('M240 0Q720 320 1600 470V440Q800 270 300 0Z', '#e9e6ef', 'opacity="0.12"') +
    hills([29, 850, 190], '#33405f', 5) +
    many(24, (i) => pine([30 + i * 70, 900 + 30 * scatter(4, i), 120 + 110 * scatter(5, i)], '#1a2740')) +
    path('M0 900Q500 850 900 890T1600 870V1067H0Z', '#111c2e') +
    path('M930 890V690H1270V890Z', '#d9d3c6') +
    path('M920 694A180 170 0 0 1 1280 694Z', '#eee6d6') +
    path('M1060 694L1040 540Q1090 520 1140 536L1130 694Z', '#22314d') +
    at([1086, 640, 1, -18], rect([-24, -170, 48, 170], c.slate, 'rx="8"')) +
    rect([1080, 800, 60, 90], '#22314d') +
    uprightPerson([760, 930, 190], '#0b1422', '#0b1422') +
    stroke('M640 930L690 800L740 930M690 800L610 750', ['#0b1422', 9]) +
    stroke('M640 766L760 690', ['#0b1422', 24]),

  'solar-farm': () =>
    skyOf('#f3cf9a', '#f6e3bc', '#f4eed8') +
    sun([1180, 300, 84], '#fff8e0', '#f9d08c') +
    hills([35, 560, 150], '#c9b98c', 4) +
    hills([38, 600, 80], '#a8aa76', 6) +
    rect([0, 590, width, 480], '#93955f') +
    many(5, (r) =>
      many(6 + r, (i) => {
        const w = 300 - r * 8;
        const scale = 0.42 + r * 0.2;
        const x = -140 + i * w * scale * 1.02 + (r % 2) * 60;
        return at(
          [x, 650 + r * r * 24 + r * 16, scale],
          stroke('M70 0V70M210 0V70', ['#5a5a44', 8]) +
            path('M0 30L60 -80H290L240 30Z', '#23465c') +
            path('M60 -80H290L282 -62H50Z', '#7fa6b4') +
            many(4, (j) => stroke(`M${48 + j * 48} 30l58 -110`, ['#4d7386', 2.5])) +
            stroke('M30 -24H266', ['#4d7386', 2.5]),
        );
      }),
    ) +
    uprightPerson([1290, 1000, 220], c.coral, c.ink),

  'solar-roofs': () =>
    skyOf('#a7cbd0', '#dbe4d2', '#f6ead0') +
    sun([240, 200, 56], '#fffbe6') +
    skyline([45, 560, 190], '#a9bdbd', { count: 26 }) +
    skyline([48, 640, 150], '#8aa3a6', { count: 20 }) +
    many(10, (i) => {
      const x = -20 + i * 168;
      const h = 380 + 170 * scatter(9, i);
      const wall = [c.sand, c.rose, c.mist, c.cream, '#d8bd8c'][i % 5] ?? c.sand;
      return (
        tubeHouse([x, 1090, 156, h], { wall, trim: '#a8835c', pane: '#3d5a66' }) +
        at(
          [x + 20, 1078 - h - 10],
          path('M0 0L34 -64H150L122 0Z', '#234a63') +
            stroke('M11 -21H131M23 -43H141M34 0l33 -64M74 0l33 -64', ['#6d9aac', 3]),
        )
      );
    }) +
    tree([420, 1080, 240], { crown: c.moss, trunk: '#4a3d30', light: c.leaf }) +
    tree([1240, 1080, 210], { crown: c.moss, trunk: '#4a3d30', light: c.leaf }),
};

function house([x, y, w]: Spot, roof: string, wall: string): string {
  return (
    rect([x + 20, y - 70, w - 40, 160], wall) +
    path(`M${x - 10} ${y - 36}l${w / 2 + 10} -74 ${w / 2 + 10} 74Z`, roof)
  );
}

const bird = (x: number, y: number, s: number) =>
  stroke(
    `M${x - s} ${y - s * 0.4}Q${x - s * 0.3} ${y - s * 0.5} ${x} ${y}Q${x + s * 0.3} ${y - s * 0.5} ${x + s} ${y - s * 0.4}`,
    [c.ink, 5],
  );

const pine = ([x, y, h]: Spot, fill: string) =>
  at(
    [x, y, h],
    path('M0 -1L0.18 -0.62H0.08L0.25 -0.3H0.12L0.3 0H-0.3L-0.12 -0.3H-0.25L-0.08 -0.62H-0.18Z', fill),
  );

/** Marked-out plots: four posts and a string. */
const stakes = (x: number, y: number) =>
  many(
    3,
    (i) => rect([x + i * 110, y - 60, 10, 64], c.cream) + rect([x + i * 110 - 2, y - 60, 14, 14], c.coral),
  ) + stroke(`M${x} ${y - 40}H${x + 224}`, [c.cream, 3]);

const dog = (x: number, y: number) =>
  at(
    [x, y],
    ellipse([0, -34, 54, 22], '#8a6a45') +
      circle([58, -56, 20], '#8a6a45') +
      path('M66 -74l14 -14 4 22Z', '#6b4a30') +
      stroke('M-34 -20V0M-18 -18V0M26 -18V0M40 -20V0M-52 -40q-26 -10 -26 -34', ['#8a6a45', 9]),
  );
