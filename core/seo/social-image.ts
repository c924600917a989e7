import { fitHeadline } from './fit-headline.ts';

/** The content of a story's image for social networks. */
export type SocialImageFacts = {
  readonly siteName: string;
  readonly headline: string;
  readonly sectionName: string;
  /** The format's label, if readers see one; empty for plain news. */
  readonly formatLabel: string;
  readonly isSponsored: boolean;
  readonly photo: SocialPhoto | null;
};

export type SocialPhoto = {
  readonly mediaId: string;
  /** Its widest JPEG, in pixels. */
  readonly width: number;
  /** Fractions 0 to 1. */
  readonly focalX: number;
  readonly focalY: number;
  /** The photo's credit; empty without one. */
  readonly credit: string;
};

/**
 * The sizes of a story's image: the card for social networks, and the photo in the aspect ratios that Google
 * requires.
 */
export const SOCIAL_SHAPES = {
  card: { width: 1200, height: 630 },
  '16x9': { width: 1200, height: 675 },
  '4x3': { width: 1200, height: 900 },
  '1x1': { width: 1200, height: 1200 },
} as const;
export type SocialShape = keyof typeof SOCIAL_SHAPES;

/** Incremented with each change of the drawing, so that the URLs change. */
export const socialImageRecipe = 3;

/** The two typefaces of the site. */
export type Face = 'serif' | 'sans';

/** Converts text to outlines, so that the result does not depend on installed fonts. Sizes in pixels. */
export type Typesetter = {
  /** The characters of a text that the typeface contains. */
  readonly drawnOf: (text: string, face: Face) => string;
  readonly widthOf: (text: string, face: Face, size: number) => number;
  /** The `d` of an SVG path; `y` is the baseline. */
  readonly pathOf: (text: string, setting: Setting) => string;
};

/** The font of a line, and the beginning of its baseline. */
export type Setting = { readonly face: Face; readonly size: number; readonly x: number; readonly y: number };

/** The position of the photo in the card. */
export const cardPhotoPlace = { x: 748, y: 0, width: 452, height: 630 } as const;

const INK = '#1b1813';
const PAPER = '#fffefb';
const ACCENT = '#a3241b';
const MUTED = '#625a4c';
const LINE = '#dcd5c6';
const left = 64;
const maxLines = 4;

/** The card without its photo, as an SVG of shapes only: text cannot be interpreted as markup. */
export function socialCardSvg(facts: SocialImageFacts, type: Typesetter): string {
  const { width, height } = SOCIAL_SHAPES.card;
  const right = (facts.photo === null ? width : cardPhotoPlace.x) - left + 8;
  const room = right - left;
  const sizes = facts.photo === null ? [80, 72, 64, 56, 50] : [64, 58, 52, 48, 44, 40, 36];
  // A headline in another script may have no drawable character; then the site's name is used.
  const headline = drawnWords(facts.headline, (word) => type.drawnOf(word, 'serif')) || facts.siteName;
  const { size, lines } = fitHeadline(headline, { width: room, maxLines, sizes }, (line, at) =>
    type.widthOf(line, 'serif', at),
  );
  const leading = Math.round(size * 1.24);
  // The headline is vertically centred between name and credit, slightly raised.
  const top = 184;
  const bottom = facts.photo === null ? 606 : 562;
  const block = leading * (lines.length - 1) + size;
  const first = Math.round(top + (bottom - top - block) * 0.46 + size * 0.86);
  const shapes = [
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    `<rect x="0" y="0" width="${width}" height="12" fill="${ACCENT}"/>`,
    filled(INK, cut(facts.siteName, { face: 'serif', size: 38, width: room, x: left, y: 82 }, type)),
    `<rect x="${left}" y="108" width="${room}" height="2" fill="${LINE}"/>`,
    ...labels(facts, type, room),
    ...lines.map((line, index) =>
      filled(INK, type.pathOf(line, { face: 'serif', size, x: left, y: first + index * leading })),
    ),
    ...(facts.photo === null || facts.photo.credit === ''
      ? []
      : [
          filled(
            MUTED,
            cut(facts.photo.credit, { face: 'sans', size: 20, width: room, x: left, y: 590 }, type),
          ),
        ]),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`;
}

/** Section and format above the headline; a label for sponsored content comes first, in its own box. */
function labels(facts: SocialImageFacts, type: Typesetter, room: number): string[] {
  const y = 158;
  const sans = { face: 'sans', size: 25 } as const;
  const words = [facts.sectionName, facts.isSponsored ? '' : facts.formatLabel].filter(Boolean).join('  ·  ');
  if (!facts.isSponsored) return [filled(ACCENT, cut(words, { ...sans, width: room, x: left, y }, type))];
  const width = Math.ceil(type.widthOf(facts.formatLabel, sans.face, sans.size)) + 28;
  return [
    `<rect x="${left}" y="${y - 31}" width="${width}" height="44" fill="${INK}"/>`,
    filled(PAPER, type.pathOf(facts.formatLabel, { ...sans, x: left + 14, y })),
    filled(MUTED, cut(words, { ...sans, width: room - width - 18, x: left + width + 18, y }, type)),
  ];
}

/** One line within a width, cut if longer. */
function cut(text: string, { width, ...setting }: Setting & { width: number }, type: Typesetter): string {
  const { face, size } = setting;
  const drawn = drawnWords(text, (word) => type.drawnOf(word, face));
  const [line = ''] = fitHeadline(drawn, { width, maxLines: 1, sizes: [size] }, (each, of) =>
    type.widthOf(each, face, of),
  ).lines;
  return type.pathOf(line, setting);
}

function filled(colour: string, path: string): string {
  return path === '' ? '' : `<path fill="${colour}" d="${path}"/>`;
}

/** Closing punctuation; if its word cannot be drawn, it is appended to the word before. */
const closing = /[,.;:!?…]+$/u;
const sign = /[\p{L}\p{N}\p{S}]/u;

/**
 * Reduces a text to drawable words, separated by single spaces. A word that retains only quotes or brackets
 * is dropped; its closing punctuation is appended to the word before. `drawnOf` returns the drawable
 * characters of a word.
 */
export function drawnWords(text: string, drawnOf: (word: string) => string): string {
  const words: string[] = [];
  for (const written of text.split(/\s+/u)) {
    const drawn = drawnOf(written);
    const isLost = sign.test(written) && !sign.test(drawn);
    if (!isLost) words.push(drawn);
    else {
      const before = words.pop();
      if (before !== undefined)
        words.push(before + (closing.test(before) ? '' : (closing.exec(drawn)?.[0] ?? '')));
    }
  }
  return words.filter(Boolean).join(' ');
}
