import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fontkit from 'fontkit';
import type { Face, Typesetter } from '#core/seo/social-image.ts';

const SUBSETS = ['latin', 'vietnamese', 'latin-ext'] as const;
const FILES: Readonly<Record<Face, string>> = {
  serif: 'source-serif-4-{subset}-700-normal.woff2',
  sans: 'be-vietnam-pro-{subset}-600-normal.woff2',
};

/** The subset for browsers has arrows and the per-mille sign, which the full font file lacks. */
const SIGNS: Readonly<Record<Face, readonly string[]>> = {
  serif: ['source-serif-4.v8.woff2'],
  sans: ['be-vietnam-pro-600.v8.woff2', 'source-serif-4.v8.woff2'],
};

/** The house typefaces as files, one per weight. The files for browsers hold all weights in one. */
const folder = path.join(process.cwd(), 'platform/social-image/fonts');
const browsersFolder = path.join(process.cwd(), 'public/fonts');

const loaded = new Map<Face, Files>();

/** Characters without a glyph in either face, with the characters that replace them. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2012': '–',
  '\u02bc': '’',
  '\u2032': '’',
  // Greek mu, the normalized form of `µ`, as the micro sign.
  μ: 'µ',
  '≈': '~',
  '≤': '<=',
  '≥': '>=',
  '⇒': '→',
  '↔': '←→',
};

/**
 * Sets text as glyph outlines of the house typefaces. A character without a glyph is replaced by its plain
 * form: `CO₂` as `CO2`, a non-breaking hyphen as a hyphen. Characters without a plain form (emoji, other
 * scripts) are dropped.
 */
export const fontTypesetter: Typesetter = {
  drawnOf(text, face) {
    return runsOf(text, face)
      .map((run) => run.text)
      .join('');
  },
  widthOf(text, face, size) {
    return runsOf(text, face).reduce((sum, run) => sum + widthOf(run) * scaleOf(run, size), 0);
  },
  pathOf(text, { face, size, x: left, y }) {
    let x = left;
    let path = '';
    for (const run of runsOf(text, face)) {
      const scale = scaleOf(run, size);
      const { glyphs, positions } = run.font.layout(run.text);
      for (const [index, glyph] of glyphs.entries()) {
        const place = positions[index];
        if (place === undefined) continue;
        path += glyph.path
          .scale(scale, -scale)
          .translate(rounded(x + place.xOffset * scale), y - place.yOffset * scale)
          .toSVG();
        x += place.xAdvance * scale;
      }
    }
    return path;
  },
};

/** The font files of a face, and fallback files for characters that they lack. */
type Files = { readonly cut: readonly fontkit.Font[]; readonly signs: readonly fontkit.Font[] };
type Run = { readonly font: fontkit.Font; readonly text: string };

/** Splits a text into runs, each in one font file of the face. */
function runsOf(text: string, face: Face): Run[] {
  const { cut, signs } = filesOf(face);
  const runs: { font: fontkit.Font; text: string }[] = [];
  for (const sign of drawable(text.normalize('NFC'), cut)) {
    const last = runs.at(-1);
    // A space stays in the run before it. Only the missing character is set in a fallback file.
    const font = [...(last && cut.includes(last.font) ? [last.font] : []), ...cut, ...signs].find((each) =>
      has(each, sign),
    );
    if (font === undefined) continue;
    if (last?.font === font) last.text += sign;
    else runs.push({ font, text: sign });
  }
  return runs;
}

/**
 * The characters of a text, with those that no file has in their plain form (compatibility decomposition,
 * Unicode annex 15).
 */
function drawable(text: string, fonts: readonly fontkit.Font[]): string[] {
  return [...text].flatMap((sign) => {
    if (fonts.some((font) => has(font, sign))) return [sign];
    return [...sign.normalize('NFKC')].flatMap((plain) => [...(SUBSTITUTES[plain] ?? plain)]);
  });
}

function has(font: fontkit.Font, sign: string): boolean {
  return font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
}

function filesOf(face: Face): Files {
  const known = loaded.get(face);
  if (known) return known;
  const files = {
    cut: SUBSETS.map((subset) => fontIn(folder, FILES[face].replace('{subset}', subset))),
    signs: SIGNS[face].map((file) => fontIn(browsersFolder, file)),
  };
  loaded.set(face, files);
  return files;
}

function fontIn(place: string, file: string): fontkit.Font {
  const font = fontkit.create(readFileSync(path.join(place, file)));
  if (!('layout' in font)) throw new Error(`${file} holds several fonts.`);
  return font;
}

function widthOf({ font, text }: Run): number {
  return font.layout(text).advanceWidth;
}

function scaleOf({ font }: Run, size: number): number {
  return size / font.unitsPerEm;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
