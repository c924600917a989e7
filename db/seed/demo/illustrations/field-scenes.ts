import { skyline } from './buildings.ts';
import * as c from './palette.ts';
import { runner, striker, uprightPerson } from './people.ts';
import type { Scene } from './scene.ts';
import { cloud, skyOf, stars, sun, width } from './scenery.ts';
import { at, circle, ellipse, fade, glow, many, path, rect, scatter, stroke } from './shapes.ts';

const crowd = (top: number, bottom: number, seed: number) =>
  many(420, (i) => {
    const y = top + scatter(seed, i) * (bottom - top);
    return circle(
      [scatter(seed, i + 500) * width, y, 7 + ((y - top) / (bottom - top)) * 6],
      [c.coral, c.cream, c.slate, c.ochre, c.rose, c.ink, c.sea][i % 7] ?? c.ink,
      'opacity="0.85"',
    );
  });

/** Stadiums and the sky above: sport and space. */
export const fieldScenes: Record<string, Scene> = {
  stadium: () =>
    skyOf('#14233f', '#2f4570', '#7b6f8f') +
    stars([61, 50, 260], c.cream) +
    path('M0 330Q800 170 1600 330V620H0Z', '#27344f') +
    path('M0 300Q800 140 1600 300V340Q800 190 0 340Z', c.cream) +
    crowd(350, 590, 62) +
    path('M0 600H1600V640H0Z', '#1b2740') +
    `${fade('pitch', '#5f8a55', '#3f6b45')}${path('M0 640H1600V1067H0Z', 'url(#pitch)')}` +
    many(5, (i) =>
      path(
        `M${340 + i * 200} 640H${440 + i * 200}L${360 + i * 320 - 240} 1067H${120 + i * 320 - 240}Z`,
        '#6d9860',
        'opacity="0.5"',
      ),
    ) +
    ellipse([800, 830, 230, 66], 'none', 'stroke="#f7eeda" stroke-width="7"') +
    stroke('M0 660H1600M800 660V1067', [c.cream, 7]) +
    many(2, (i) =>
      at(
        [i ? 1400 : 200, 400],
        stroke('M0 0V-260', ['#101a2e', 16]) +
          rect([-70, -330, 140, 90], '#101a2e') +
          many(8, (j) => circle([-48 + (j % 4) * 32, -306 + Math.floor(j / 4) * 40, 12], '#fff3cf')) +
          `${glow(`flood${i}`, '#fff3cf', 0.6)}${circle([0, -290, 260], `url(#flood${i})`)}`,
      ),
    ) +
    many(9, (i) =>
      uprightPerson(
        [220 + i * 150, 760 + 200 * scatter(63, i), 90 + 40 * scatter(63, i)],
        i % 2 ? c.coral : c.cream,
        '#b98261',
      ),
    ),

  football: () =>
    skyOf('#e9a878', '#f3cd9a', '#f7e4be') +
    sun([1230, 330, 100], '#fff1cf', '#f8c583') +
    path('M0 420Q800 330 1600 420V640H0Z', '#a86f60') +
    crowd(440, 610, 65) +
    rect([0, 620, width, 44], '#6b4450') +
    many(8, (i) => rect([20 + i * 200, 626, 180, 32], [c.cream, c.coral, c.sea, c.ochre][i % 4] ?? c.cream)) +
    `${fade('grass', '#8fa25a', '#4f6d3f')}${rect([0, 664, width, 410], 'url(#grass)')}` +
    many(6, (i) =>
      path(
        `M${i * 300} 664h150L${i * 300 + 20 - (800 - i * 300) * 0.4} 1067h-240Z`,
        '#a3b36a',
        'opacity="0.35"',
      ),
    ) +
    stroke('M1180 664V430H1600M1180 430L1260 480H1600', [c.cream, 10]) +
    many(7, (i) =>
      stroke(`M${1200 + i * 60} 436V664M1180 ${460 + i * 30}H1600`, [c.cream, 1.6], 'opacity="0.5"'),
    ) +
    ellipse([620, 1004, 240, 22], '#3d5533', 'opacity="0.6"') +
    striker([600, 1000, 640], { shirt: c.coral, skin: '#b98261', ball: '#fbf7ea' }) +
    runner([240, 900, 330], c.cream, '#c69470') +
    at(
      [1340, 690],
      stroke('M0 -80L-40 0M0 -80L50 -6', [c.ink, 20]) +
        stroke('M0 -84L-10 -170', [c.ochre, 48]) +
        stroke('M-20 -176L-96 -230M10 -176L90 -220', [c.ochre, 17]) +
        circle([-12, -222, 24], '#b98261'),
    ),

  goalkeeper: () =>
    skyOf('#1b2c4c', '#3a4f78', '#6f7396') +
    crowd(120, 520, 68) +
    rect([0, 0, width, 560], '#1b2c4c', 'opacity="0.35"') +
    rect([0, 520, width, 70], '#16243f') +
    many(6, (i) => rect([20 + i * 270, 528, 250, 52], [c.coral, c.cream, c.sea][i % 3] ?? c.sea)) +
    `${fade('lawn', '#6d9860', '#3f6b45')}${rect([0, 590, width, 480], 'url(#lawn)')}` +
    many(23, (i) => stroke(`M${190 + i * 56} 190V800`, [c.cream, 2], 'opacity="0.45"')) +
    many(12, (i) => stroke(`M170 ${210 + i * 54}H1430`, [c.cream, 2], 'opacity="0.45"')) +
    stroke('M160 830V180H1440V830', ['#fbf7ea', 22]) +
    stroke('M0 832H1600', [c.cream, 8]) +
    ellipse([800, 900, 360, 24], '#2f5236', 'opacity="0.7"') +
    at(
      [760, 560],
      stroke('M-150 60L-250 130L-360 120M-150 80L-220 190L-320 240', ['#24405a', 44]) +
        stroke('M-150 66L40 0', [c.ochre, 110]) +
        stroke('M40 -30L150 -90L240 -170M60 10L190 -30L270 -140', [c.ochre, 36]) +
        circle([250, -170, 32], c.cream) +
        circle([282, -138, 32], c.cream) +
        circle([120, -30, 52], '#b98261') +
        path('M70 -46Q78 -96 130 -88Q172 -80 172 -40Q120 -70 70 -46Z', c.ink),
    ) +
    circle([1090, 330, 46], '#fbf7ea') +
    path('M1074 322l16 -14 18 10 -4 20h-22Z', c.ink),

  'running-track': () =>
    skyOf('#9fc3cc', '#dbe6d8', '#f6ead0') +
    cloud([220, 170, 460], '#ffffff', 0.7) +
    skyline([71, 520, 170], '#a9bdbd', { count: 24 }) +
    rect([0, 510, width, 80], '#6d8a5a') +
    `${fade('track', '#b9573f', '#a2452f')}${path('M0 590H1600V1067H0Z', 'url(#track)')}` +
    many(6, (i) =>
      stroke(
        `M0 ${610 + i * i * 14 + i * 12}Q800 ${600 + i * i * 14 + i * 10} 1600 ${640 + i * i * 16 + i * 16}`,
        [c.cream, 3 + i],
      ),
    ) +
    many(3, (i) => ellipse([420 + i * 400, 960 - i * 60, 150, 16], '#6d2b1f', 'opacity="0.5"')) +
    runner([1180, 838, 420], c.deep, '#c69470') +
    runner([800, 896, 500], c.ochre, '#b98261') +
    runner([380, 962, 580], c.cream, '#b07a58'),

  satellite: () =>
    skyOf('#0a1226', '#13213f', '#1d3558') +
    stars([81, 200, 1067], c.cream) +
    `${glow('air', '#7fb9c4', 0.8)}${circle([800, 1900, 1320], 'url(#air)')}` +
    circle([800, 1900, 1120], '#2f6f86') +
    path('M120 1067Q260 960 470 920Q560 900 600 960Q640 1010 560 1067Z', '#8fa562') +
    path('M760 1067Q800 900 960 850Q1130 830 1180 900Q1130 960 1210 1000L1230 1067Z', '#a9b06b') +
    many(5, (i) =>
      stroke(`M${150 + i * 280} ${980 - 60 * Math.sin(i)}q90 -40 200 -6`, ['#f7f4ea', 18], 'opacity="0.5"'),
    ) +
    at(
      [820, 420, 1, -18],
      rect([-110, -130, 220, 260], '#d9b46a', 'rx="12"') +
        rect([-86, -104, 172, 90], '#b98f45') +
        rect([-86, 6, 172, 90], '#ecd08f') +
        panel(-520) +
        panel(150) +
        stroke('M-150 0H-110M110 0H150', [c.cream, 12]) +
        path('M-60 130L-90 210H90L60 130Z', c.mist) +
        stroke('M0 -130V-200', [c.cream, 8]) +
        circle([0, -210, 16], c.coral),
    ) +
    many(3, (i) =>
      stroke(`M${760 - i * 30} ${690 + i * 44}q60 30 ${120 + i * 60} 0`, [c.coral, 6], 'opacity="0.7"'),
    ),
};

function panel(x: number): string {
  return (
    rect([x, -84, 370, 168], '#28517a') +
    many(6, (i) => stroke(`M${x + i * 74} -84V84`, ['#6d9ac0', 3])) +
    stroke(`M${x} 0H${x + 370}M${x} -42H${x + 370}M${x} 42H${x + 370}`, ['#6d9ac0', 2])
  );
}
