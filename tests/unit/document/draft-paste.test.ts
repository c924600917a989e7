import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyFromText } from '#core/document/body-from-text.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import { safeHref } from '#core/document/safe-href.ts';
import { tidyText } from '#core/document/tidy-text.ts';
import { domOf } from './body-fixtures.ts';
import { type DraftBlock, type DraftContent, draftHtml, draftRuns } from './draft-html.ts';
import { linesOfBody, type PastedLine } from './pasted-lines.ts';

const corpus = new URL('../../../../shared/corpora/paste/draft/pasting/json/', import.meta.url);
const isHere = existsSync(corpus);
if (!isHere) console.warn(`SKIPPED: the corpus of other editors is not at ${corpus.pathname}`);
const files = isHere ? readdirSync(corpus).filter((file) => file.endsWith('.json')) : [];

const read = (file: string) => JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as DraftContent;
const lettersOf = (text: string) => tidyText(text).replace(/\s/g, '');

/** The lines of a Draft.js document; unused list levels do not count. */
function linesOfDraft({ blocks, entityMap }: DraftContent): PastedLine[] {
  let open: number[] = [];
  return blocks
    .flatMap((block): PastedLine[] => {
      const list = /^(un)?ordered-list-item$/.exec(block.type);
      // In Pages an empty line between list items begins a deeper list.
      const goesOn = block.text.trim() === '' && !list;
      if (!goesOn) open = list ? [...open.filter((depth) => depth < block.depth), block.depth] : [];
      const isHeading = block.type.startsWith('header-');
      const place = {
        kind: isHeading ? ('heading' as const) : ('paragraph' as const),
        depth: list ? open.length - 1 : null,
        ordered: list ? !list[1] : null,
      };
      return paragraphsOf(block, entityMap).map((letters) => ({
        ...place,
        letters: letters.map((letter) => (isHeading ? { ...letter, bold: false } : letter)),
      }));
    })
    .filter((line) => line.letters.length > 0);
}

/** A blank line inside a block separates paragraphs; an emoji image counts as its text. */
function paragraphsOf(block: DraftBlock, entities: DraftContent['entityMap']): PastedLine['letters'][] {
  const paragraphs: PastedLine['letters'][] = [[]];
  let breaks = 0;
  for (const { text, styles, entity } of draftRuns(block, entities)) {
    const { alt = '', src = '' } = entity?.data ?? {};
    const isImage = entity?.type === 'IMAGE';
    const words = isImage ? (/emoji/.test(src) ? alt : '') : text;
    for (const letter of tidyText(words.replaceAll('\n', '\ue000'))) {
      if (letter === '\ue000') {
        breaks += 1;
        if (breaks === 2) paragraphs.push([]);
      } else if (letter !== ' ') {
        breaks = 0;
        paragraphs.at(-1)?.push({
          letter,
          bold: styles.includes('BOLD'),
          italic: styles.includes('ITALIC'),
          href: isImage ? '' : (safeHref(entity?.data.href ?? '') ?? '').replace(/\/$/, ''),
        });
      }
    }
  }
  return paragraphs;
}

describe.skipIf(!isHere)('pastes stored by other editors', () => {
  test('exist in the corpus', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  test.each(files)('%s, copied from its editor, keeps lines, lists, headings, marks and links', (file) => {
    const draft = read(file);
    const { body } = bodyFromDom(domOf(draftHtml(draft)));
    expect(linesOfBody(parseBody(body))).toEqual(linesOfDraft(draft));
  });

  test.each(files)('%s brings all its large pictures', (file) => {
    const draft = read(file);
    const { body, pictures } = bodyFromDom(domOf(draftHtml(draft)), { pictures: 'take' });
    parseBody(body);
    const found = new Set(pictures.map((picture) => picture.src));
    const large = Object.values(draft.entityMap)
      .filter(({ type, data }) => type === 'IMAGE' && data.src && Number(data.height ?? 100) > 40)
      .map(({ data }) => data.src);
    expect(large.filter((src) => !found.has(src ?? ''))).toEqual([]);
  });

  test.each(files)('%s as plain text keeps every letter', (file) => {
    const text = read(file)
      .blocks.map((block) => block.text)
      .join('\n');
    const { body, related, lead } = bodyFromText(text);
    parseBody(body);
    const seen = [lead?.caption ?? '', lead?.credit ?? '', bodyText(body), ...related].join('');
    expect(lettersOf(seen)).toBe(lettersOf(text));
  });
});
