import type { Letter, PastedLine } from './pasted-lines.ts';

/**
 * Reads the model files of the corpus: `<paragraph listIndent="0" listType="numbered">` and `<heading1>` with
 * `<$text bold="true" linkHref="…">` inside. Lines without a letter are left out.
 */
export function linesOfModel(model: string): PastedLine[] {
  return [...model.matchAll(/<(paragraph|heading\d)([^>]*)>([\s\S]*?)<\/\1>/g)]
    .map(([, name = '', attributes = '', inside = '']): PastedLine => {
      const indent = attributeOf(attributes, 'listIndent');
      return {
        kind: name.startsWith('heading') ? 'heading' : 'paragraph',
        depth: indent === null ? null : Number(indent),
        ordered: indent === null ? null : attributeOf(attributes, 'listType') === 'numbered',
        letters: lettersOf(inside),
      };
    })
    .filter((line) => line.letters.length > 0);
}

function lettersOf(inside: string): Letter[] {
  const letters: Letter[] = [];
  let open = '';
  for (const [whole, attributes, text] of inside.matchAll(/<\$text([^>]*)>|<[^>]*>|([^<]+)/g)) {
    if (text === undefined) {
      open = whole.startsWith('<$text') ? (attributes ?? '') : whole === '</$text>' ? '' : open;
      continue;
    }
    const bold = attributeOf(open, 'bold') === 'true';
    const italic = attributeOf(open, 'italic') === 'true';
    const href = (attributeOf(open, 'linkHref') ?? '').replace(/\/$/, '');
    letters.push(...[...plain(text)].map((letter) => ({ letter, bold, italic, href })));
  }
  return letters;
}

function plain(text: string): string {
  return text.replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replace(/\s/g, '');
}

function attributeOf(attributes: string, name: string): string | null {
  return new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
}
