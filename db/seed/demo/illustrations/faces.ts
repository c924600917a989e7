import * as c from './palette.ts';
import type { Scene } from './scene.ts';
import { circle, ellipse, fade, glow, path, rect, stroke } from './shapes.ts';

/** Width and height of authors' portraits. */
export const faceSize = 640;

type Face = {
  readonly ground: readonly [string, string];
  readonly clothes: string;
  readonly skin: string;
  readonly hair: keyof typeof HAIR;
  readonly hairColour: string;
  readonly collar?: keyof typeof COLLARS;
  readonly wears?: string;
};

const black = '#1a2029';
const grey = '#8d8d8a';
const light = '#d0a07a';
const brown = '#b98261';
const dark = '#a56f4f';

/** Behind the head, and in front of it. */
const HAIR = {
  bob: [
    'M196 262Q186 118 320 112Q454 118 444 262L452 396Q396 420 320 418Q244 420 188 396Z',
    'M212 268Q210 160 320 152Q430 160 428 268Q392 214 300 204Q248 212 212 268Z',
  ],
  long: [
    'M192 268Q178 112 320 106Q462 112 448 268L474 520Q396 486 320 490Q244 486 166 520Z',
    'M212 276Q206 160 322 150Q432 158 428 276Q404 206 346 196Q262 214 212 276Z',
  ],
  bun: [
    'M284 92Q320 52 356 92Q372 132 320 138Q268 132 284 92Z',
    'M210 274Q206 140 320 132Q434 140 430 274Q420 196 320 186Q220 196 210 274Z',
  ],
  short: ['', 'M208 268Q196 134 322 126Q446 130 432 268Q430 222 404 200Q330 214 262 184Q216 206 208 268Z'],
  swept: ['', 'M208 264Q192 122 340 118Q452 122 432 260Q430 214 394 184Q300 198 240 176Q212 204 208 264Z'],
  thin: ['', 'M208 266Q200 190 236 166Q228 214 208 266ZM432 266Q440 190 404 166Q412 214 432 266Z'],
} as const;

const COLLARS = {
  shirt: path('M262 470L320 536L378 470L404 494L342 592L320 560L298 592L236 494Z', c.cream),
  round: stroke('M250 484Q320 560 390 484', [c.cream, 14]),
  scarf: path('M236 470Q320 540 404 470L418 522Q320 586 222 522Z', c.coral),
};

const glasses = (colour: string) =>
  stroke('M226 292H238M402 292H414M306 290Q320 280 334 290', [colour, 9]) +
  ['270', '370']
    .map((x) => circle([Number(x), 294, 36], 'none', `stroke="${colour}" stroke-width="9"`))
    .join('');

function face({ ground, clothes, skin, hair, hairColour, collar, wears }: Face): string {
  const [behind, front] = HAIR[hair];
  return (
    `${fade('ground', ...ground)}${glow('light', c.cream, 0.55)}${rect([0, 0, faceSize, faceSize], 'url(#ground)')}` +
    circle([420, 190, 300], 'url(#light)') +
    path(behind, hairColour) +
    path('M40 640Q60 500 236 470H404Q580 500 600 640Z', clothes) +
    path('M274 380H366V474Q320 524 274 474Z', skin) +
    path('M274 424Q320 466 366 424V446Q320 486 274 446Z', black, 'opacity="0.14"') +
    (collar ? COLLARS[collar] : '') +
    ellipse([320, 288, 110, 134], skin) +
    circle([212, 296, 20], skin) +
    circle([428, 296, 20], skin) +
    path(front, hairColour) +
    stroke('M246 258Q268 246 292 256M348 256Q372 246 394 258', [black, 8]) +
    circle([270, 294, 9], black) +
    circle([370, 294, 9], black) +
    stroke('M322 306Q310 338 328 342', [black, 6], 'opacity="0.45"') +
    stroke('M282 372Q320 396 358 372', ['#7d3f35', 8]) +
    (wears ? glasses(wears) : '')
  );
}

/** Portraits of the demonstration's authors: square, of invented people. */
export const faces: Record<string, Scene> = {
  'face-minh': () =>
    face({
      ground: [c.leaf, c.moss],
      clothes: c.sand,
      skin: dark,
      hair: 'short',
      hairColour: black,
      collar: 'round',
    }),
  'face-lan': () =>
    face({
      ground: [c.shallow, c.sea],
      clothes: c.ink,
      skin: light,
      hair: 'bob',
      hairColour: black,
      collar: 'round',
    }),
  'face-huy': () =>
    face({
      ground: [c.sand, c.ochre],
      clothes: c.deep,
      skin: brown,
      hair: 'swept',
      hairColour: black,
      collar: 'shirt',
      wears: c.ink,
    }),
  'face-thu': () =>
    face({
      ground: [c.rose, c.coral],
      clothes: c.plum,
      skin: light,
      hair: 'bun',
      hairColour: '#3b2a25',
      wears: c.brick,
    }),
  'face-binh': () =>
    face({
      ground: [c.mist, c.slate],
      clothes: c.ink,
      skin: brown,
      hair: 'thin',
      hairColour: grey,
      collar: 'shirt',
      wears: '#3a3a3a',
    }),
  'face-tam': () =>
    face({
      ground: [c.cream, c.sand],
      clothes: c.brick,
      skin: brown,
      hair: 'short',
      hairColour: grey,
      collar: 'shirt',
    }),
  'face-linh': () =>
    face({
      ground: [c.rose, c.plum],
      clothes: c.cream,
      skin: light,
      hair: 'long',
      hairColour: black,
      collar: 'scarf',
    }),
  'face-thang': () =>
    face({
      ground: [c.straw, c.moss],
      clothes: c.brick,
      skin: dark,
      hair: 'short',
      hairColour: black,
      collar: 'round',
    }),
  'face-nga': () =>
    face({
      ground: [c.sky, c.shallow],
      clothes: c.ochre,
      skin: light,
      hair: 'bob',
      hairColour: '#4a3027',
      wears: c.deep,
    }),
  'face-yen': () =>
    face({
      ground: [c.sky, c.leaf],
      clothes: c.deep,
      skin: light,
      hair: 'long',
      hairColour: '#2b211e',
      collar: 'round',
    }),
  'face-duy': () =>
    face({
      ground: [c.ochre, c.brick],
      clothes: c.slate,
      skin: brown,
      hair: 'swept',
      hairColour: '#33302e',
      collar: 'shirt',
    }),
};
