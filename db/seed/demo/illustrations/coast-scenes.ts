import { crane, skyline, turbine } from './buildings.ts';
import * as c from './palette.ts';
import { uprightPerson } from './people.ts';
import { coralBranch, mangrove, palm } from './plants.ts';
import type { Scene } from './scene.ts';
import { cloud, height, hills, peaks, rain, skyOf, stars, sun, sunPath, water, width } from './scenery.ts';
import { at, circle, ellipse, fade, glow, many, path, rect, type Spot, scatter, stroke } from './shapes.ts';
import { cargoShip, sampan } from './vehicles.ts';

/** Sea, ports, islands and storms. */
export const coastScenes: Record<string, Scene> = {
  'port-city': () =>
    skyOf('#2f4a63', '#8d7f93', '#e6a98a', '#f3d3a4') +
    sun([1120, 560, 64], '#fbe6bd', '#f6c48d') +
    cloud([180, 210, 420], '#c99c97', 0.5) +
    cloud([900, 300, 520], '#e7b89d', 0.55) +
    peaks([5, 640, 260], ['#6f6a80', '#837a8c'], 4) +
    skyline([11, 660, 190], '#4a516a', { lamp: '#f6d9a0', count: 30 }) +
    skyline([23, 672, 110], '#34425c', { lamp: '#f6d9a0', count: 36 }) +
    water(670, ['#b98f86', '#2c4a60', '#f4d7ae']) +
    sunPath(1120, 672, '#fbe0b4') +
    path('M980 690L1000 520L1034 520L1052 690Z', c.cream) +
    path('M988 630L992 585H1042L1046 630Z', c.coral) +
    rect([1000, 490, 34, 32], c.ink) +
    circle([1017, 506, 10], '#ffe9b8') +
    path('M900 705Q1010 660 1130 705Z', c.ink) +
    sampan([260, 900, 330], c.ink, '#24405a') +
    sampan([690, 800, 170], '#24405a', c.ink),

  atoll: () =>
    skyOf('#7fb9c4', '#bcdcd4', '#f2ead0') +
    sun([360, 250, 58], '#fff6dc') +
    cloud([860, 190, 460], '#ffffff', 0.75) +
    cloud([1180, 300, 300], '#ffffff', 0.6) +
    water(470, ['#5fa5a9', '#1f5f74', '#dff0e6'], 8) +
    ellipse([820, 640, 760, 96], '#8fcabf', 'opacity="0.75"') +
    path('M240 640Q430 560 760 572Q1120 560 1400 646Q1130 690 800 684Q430 690 240 640Z', c.sand) +
    path('M380 628Q560 560 800 584Q1040 560 1260 632Q1020 654 800 650Q560 656 380 628Z', c.leaf) +
    many(9, (i) =>
      palm(
        [430 + i * 98, 636 - 14 * scatter(4, i), 190 + 90 * scatter(6, i)],
        i % 2 ? '#2f5a4c' : '#3d6b52',
        i % 2 ? 0.22 : -0.2,
      ),
    ) +
    many(
      4,
      (i) =>
        rect([620 + i * 110, 596, 62, 40], c.cream) +
        path(`M${608 + i * 110} 598L${651 + i * 110} 560L${694 + i * 110} 598Z`, i % 2 ? c.coral : c.brick),
    ) +
    rect([980, 670, 220, 8], '#7a5d45') +
    many(6, (i) => rect([990 + i * 38, 674, 7, 34], '#5d4636')) +
    sampan([1130, 770, 210], c.deep, c.cream) +
    many(3, (i) =>
      stroke(`M${150 + i * 420} ${860 + i * 44}q60 -26 120 0t120 0`, ['#cfe7dd', 5], 'opacity="0.5"'),
    ),

  lighthouse: () =>
    skyOf('#16283f', '#31506a', '#6a7f8c') +
    stars([9, 90, 520], '#f4e8cc') +
    path('M1010 332L0 120V300L1010 352Z', '#fbe7b2', 'opacity="0.18"') +
    path('M1010 332L1600 240V430L1010 352Z', '#fbe7b2', 'opacity="0.22"') +
    water(690, ['#3b5a70', '#13263a', '#a9c2c6'], 12) +
    path('M720 1067Q760 790 930 720Q1060 676 1180 740Q1400 800 1600 812V1067Z', '#0f1e2e') +
    path('M850 770Q960 690 1090 730Q1180 750 1240 790Q1050 760 850 770Z', '#24384a') +
    path('M960 730L984 378H1040L1066 730Z', c.cream) +
    path('M970 590L976 500H1049L1056 590ZM964 690L967 650H1060L1063 690Z', c.coral) +
    rect([972, 364, 80, 16], c.ink) +
    rect([986, 312, 52, 54], '#ffe7a8') +
    path('M978 314L1012 272L1046 314Z', c.brick) +
    `${glow('lamp', '#ffe7a8', 0.8)}${circle([1012, 340, 150], 'url(#lamp)')}` +
    many(6, (i) => stroke(`M${620 - i * 100} ${820 + i * 30}q50 -24 100 0`, ['#c9d8d6', 4], 'opacity="0.5"')),

  harbour: () =>
    skyOf('#a9c7cb', '#e4dcc4', '#f4e6c8') +
    sun([250, 270, 60], '#fff4d6') +
    cloud([620, 160, 500], '#ffffff', 0.6) +
    hills([31, 600, 110], '#9fb5b3', 5) +
    hills([17, 630, 70], '#86a3a4', 7) +
    water(626, ['#8fb8b6', '#2f6673', '#f0ead2'], 5) +
    crane([330, 800, 470], c.brick) +
    crane([640, 790, 430], c.coral) +
    crane([1400, 800, 520], c.brick) +
    cargoShip([560, 880, 920], {
      hull: c.deep,
      keel: c.coral,
      boxes: [c.ochre, c.coral, c.slate, c.cream, c.moss, c.sea],
    }) +
    rect([0, 800, 500, 267], '#3a4650') +
    rect([0, 790, 520, 16], '#59656c') +
    many(16, (i) =>
      rect(
        [20 + (i % 4) * 112, 740 - Math.floor(i / 4) * 46 + (i > 11 ? 600 : 0), 106, 42],
        [c.coral, c.sea, c.ochre, c.slate, c.moss][(i * 3) % 5] ?? c.sea,
      ),
    ) +
    uprightPerson([440, 800, 88], c.ink, c.ink),

  'offshore-wind': () =>
    skyOf('#6d93a8', '#b9cfca', '#f1dfba') +
    sun([1210, 500, 54], '#fff0c8') +
    cloud([240, 260, 520], '#e9ede2', 0.6) +
    water(570, ['#a9bfb4', '#22505f', '#f5ead0'], 7) +
    sunPath(1210, 574, '#fff0c8') +
    many(7, (i) => turbine([130 + i * 200, 574 + i * 2, 170 + 12 * i], '#dfe6dd', i * 37)) +
    turbine([420, 720, 470], c.cream, 18) +
    turbine([890, 830, 720], '#fbf5e6', 52) +
    rect([402, 706, 36, 46], c.ochre) +
    rect([866, 806, 48, 76], c.ochre) +
    at(
      [1120, 880],
      path('M0 -60H250L214 0H40Z', c.ink) +
        rect([60, -112, 92, 54], c.cream) +
        rect([76, -100, 60, 18], c.sea) +
        stroke('M170 -60V-150L240 -120', [c.coral, 6]),
    ),

  'storm-map': () =>
    skyOf('#1d3a4e', '#28506a', '#2f6078') +
    many(11, (i) =>
      stroke(`M0 ${90 + i * 96}H${width}M${60 + i * 150} 0V${height}`, ['#6d95a5', 1.5], 'opacity="0.35"'),
    ) +
    path(
      'M0 0H330Q300 130 380 220Q470 330 520 430Q590 540 560 660Q540 780 430 860Q330 930 300 1067H0Z',
      c.sand,
    ) +
    path('M0 0H200Q220 190 290 300Q380 450 400 560Q410 690 300 790Q200 880 160 1067H0Z', '#cdb98d') +
    stroke('M330 0Q300 130 380 220Q470 330 520 430Q590 540 560 660Q540 780 430 860Q330 930 300 1067', [
      c.cream,
      5,
    ]) +
    [0, 1, 2, 3, 4]
      .map((i) =>
        at([1030, 480, 1, i * 72], spiralArm(330 - i * 22, i % 2 ? '#dfeae4' : '#b4cdd0', 0.5 - i * 0.04)),
      )
      .join('') +
    circle([1030, 480, 100], '#dfeae4', 'opacity="0.75"') +
    circle([1030, 480, 40], '#28506a') +
    path('M1010 470Q780 420 520 500L548 560Q800 520 1030 500Z', c.coral, 'opacity="0.32"') +
    stroke('M1540 690Q1280 540 1030 482', [c.cream, 6], 'stroke-dasharray="2 20"') +
    stroke('M990 478Q760 440 560 520', [c.coral, 7], 'stroke-dasharray="22 18"') +
    many(3, (i) => circle([900 - i * 150, 460 + (i === 2 ? 36 : i * 4), 13], c.coral)) +
    many(5, (i) => circle([452 + ([60, 98, 118, 60, -40][i] ?? 0) * 0.9, 400 + i * 96, 8], c.brick)),

  'storm-waves': () =>
    skyOf('#26343f', '#49606b', '#7f9292') +
    cloud([80, 150, 640], '#33454f', 0.9) +
    cloud([720, 110, 720], '#2d3d48', 0.9) +
    cloud([420, 260, 560], '#566a72', 0.7) +
    many(5, (i) =>
      breaker(i, 560 + i * 104, ['#7b9797', '#5b7c80', '#42686f', '#2d535d', '#1d3d49'][i] ?? c.deep),
    ) +
    rect([0, 880, 620, 187], '#3a444a') +
    path('M0 860H640L600 900H0Z', '#566067') +
    many(9, (i) =>
      path(
        `M${600 + 20 * i} ${880}q${20 + 60 * scatter(7, i)} ${-240 * scatter(8, i) - 60} ${90 + 40 * i * scatter(9, i)} ${-40 - 200 * scatter(11, i)}`,
        'none',
        `stroke="#e6eeea" stroke-width="${5 + 6 * scatter(12, i)}" stroke-linecap="round" opacity="0.55"`,
      ),
    ) +
    palm([170, 870, 380], '#17242d', 0.5) +
    palm([330, 872, 300], '#17242d', 0.55) +
    rain(21, 150, '#d7e2df'),

  'coral-reef': () =>
    skyOf('#7fc4c4', '#2f8496', '#12445c', '#0b2c42') +
    many(6, (i) =>
      path(
        `M${180 + i * 230} -10L${60 + i * 250} 820H${190 + i * 262}L${262 + i * 230} -10Z`,
        '#dff5e8',
        'opacity="0.1"',
      ),
    ) +
    hills([41, 900, 150], '#14566b', 5) +
    hills([44, 990, 130], '#0f3f55', 6) +
    many(7, (i) =>
      coralBranch(
        [90 + i * 240 + 60 * scatter(3, i), 1010, 210 + 160 * scatter(5, i)],
        [c.coral, c.rose, c.ochre, '#b0567a', c.coral, c.sand, '#c97f5b'][i] ?? c.coral,
      ),
    ) +
    many(6, (i) =>
      ellipse(
        [170 + i * 270, 1040, 130, 74],
        [c.ochre, '#8a5b7c', c.leaf, c.coral, '#6d8f86', c.rose][i] ?? c.ochre,
      ),
    ) +
    many(14, (i) =>
      fish(
        [220 + scatter(13, i) * 860, 250 + scatter(14, i) * 260, 36 + 22 * scatter(15, i)],
        i % 3 ? c.ochre : c.cream,
      ),
    ) +
    at([1130, 420], diver()) +
    many(12, (i) =>
      circle([1215 + 40 * scatter(17, i), 330 - i * 26, 4 + 7 * scatter(16, i)], '#e6f6f0', 'opacity="0.6"'),
    ),

  mangrove: () =>
    skyOf('#e6c28c', '#f4e2b6', '#f8efd6') +
    sun([1080, 380, 70], '#fff3cf', '#f7cf88') +
    hills([51, 600, 90], '#c3b88a', 6) +
    hills([55, 640, 60], '#9aa677', 8) +
    water(640, ['#d9cfa0', '#4f6f62', '#fff4d2'], 9) +
    sunPath(1080, 644, '#fff3cf') +
    many(6, (i) =>
      mangrove([150 + i * 280, 700 + 14 * scatter(2, i), 210], {
        crown: '#6f8457',
        root: '#5b5a43',
        light: '#8b9c63',
      }),
    ) +
    mangrove([260, 930, 560], { crown: '#3f5b44', root: '#33402f', light: '#5d7a4a' }) +
    mangrove([1370, 980, 660], { crown: '#34503f', root: '#28362a', light: '#4f6d49' }) +
    at([700, 900], sampan([0, 0, 360], '#2b3a33', '#8a6a45')) +
    uprightPerson([800, 872, 150], '#2b3a33', '#2b3a33') +
    stroke('M836 770L1010 960', ['#2b3a33', 6]),

  dike: () =>
    skyOf('#8fb1b8', '#d6dccb', '#f3e3bf') +
    cloud([180, 180, 540], '#f7f3e6', 0.7) +
    `${fade('field', '#a7b56a', '#5d7a4a')}${path('M0 560H760L620 1067H0Z', 'url(#field)')}` +
    many(7, (i) => stroke(`M${700 - i * 16} ${600 + i * 62}H0`, ['#d3d494', 3], 'opacity="0.45"')) +
    `${fade('sea', '#7ba9ab', '#28596a')}${path('M860 560H1600V1067H1060Z', 'url(#sea)')}` +
    many(10, (i) =>
      stroke(`M${930 + i * 60} ${620 + i * 42}q40 -16 80 0t80 0`, ['#e9f1e6', 3], 'opacity="0.5"'),
    ) +
    path('M760 556H860L1130 1067H560Z', '#b9a98a') +
    path('M800 556H822L930 1067H740Z', '#d9cba9') +
    many(9, (i) => stroke(`M${868 + i * 28} ${580 + i * 54}l${30 + i * 4} ${8 + i}`, ['#7e7460', 9])) +
    many(
      6,
      (i) =>
        rect([60 + i * 108, 516 - 12 * scatter(5, i), 60, 50], c.cream) +
        path(`M${50 + i * 108} ${518 - 12 * scatter(5, i)}l40 -34 40 34Z`, i % 2 ? c.brick : c.coral),
    ) +
    uprightPerson([838, 770, 150], c.ink, c.ink) +
    uprightPerson([898, 800, 160], c.coral, c.ink),
};

function spiralArm(r: number, colour: string, opacity: number): string {
  return path(
    `M0 0Q${r * 0.5} ${-r * 0.7} ${r} ${-r * 0.16}Q${r * 0.62} ${-r * 0.34} ${r * 0.2} ${r * 0.1}Z`,
    colour,
    `opacity="${opacity}"`,
  );
}

/** One line of waves with leaning crests. */
function breaker(seed: number, y: number, colour: string): string {
  const crests = many(6, (i) => {
    const lift = 70 + 80 * scatter(seed + 70, i);
    return `c110 0 130 ${-lift} 210 ${-lift}c-40 ${lift * 0.4} -20 ${lift} 90 ${lift}`;
  });
  const foam = many(6, (i) => {
    const lift = 70 + 80 * scatter(seed + 70, i);
    return stroke(
      `M${-60 - seed * 50 + i * 300 + 120} ${y - lift * 0.72}q40 ${-lift * 0.26} 88 ${-lift * 0.28}`,
      ['#e6eeea', 6],
      'opacity="0.6"',
    );
  });
  return path(`M${-60 - seed * 50} ${y}${crests}V1067H-400Z`, colour) + foam;
}

function fish([x, y, size]: Spot, colour: string): string {
  return at(
    [x, y, size],
    ellipse([0, 0, 0.5, 0.24], colour) +
      path('M-0.4 0L-0.76 -0.22V0.22Z', colour) +
      circle([0.28, -0.05, 0.05], c.ink),
  );
}

function diver(): string {
  return (
    stroke('M0 0L-120 40', [c.ink, 46]) +
    stroke('M-120 40L-200 20L-280 50M-120 46L-190 74L-270 104', [c.ink, 24]) +
    path('M-274 40l-70 -6 60 34ZM-262 96l-70 10 74 20Z', c.ochre) +
    stroke('M0 10L60 60L110 70', [c.ink, 20]) +
    rect([-100, -36, 100, 30], c.coral, 'rx="15"') +
    circle([44, -8, 30], '#24405a') +
    rect([46, -22, 28, 20], '#bfe3e0', 'rx="8"')
  );
}
