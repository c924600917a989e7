import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { type Body, parseBody } from '#core/document/body.ts';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { DomNode } from '#core/document/dom.ts';

const corpus = new URL('../../../../shared/corpora/paste/office/', import.meta.url);
const isHere = existsSync(corpus);
if (!isHere) console.warn(`SKIPPED: the corpus of pasted documents is not at ${corpus.pathname}`);

const files = isHere
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /(^|\/)input[^/]*\.html$/.test(path),
    )
  : [];

// Blocks may touch in the source, so letters are compared and not words.
const lettersOf = (text: string) =>
  text
    .normalize('NFC')
    .match(/[\p{L}\p{N}]/gu)
    ?.join('') ?? '';

function readPaste(path: string): { body: Body; seen: string } {
  const html = readFileSync(new URL(path, corpus), 'utf8');
  const { document } = parseHTML(html);
  const root = (document.querySelector('body') ?? document.documentElement) as unknown as DomNode;
  const found = bodyFromDom(root);
  const lines = [bodyText(found.body), ...found.related, found.lead?.caption ?? '', found.lead?.credit ?? ''];
  return { body: found.body, seen: lines.join('\n') };
}

/** What a person sees of the paste: the text without styles, comments, markers and hidden parts. */
function visibleText(path: string): string {
  const { document } = parseHTML(readFileSync(new URL(path, corpus), 'utf8'));
  for (const element of document.querySelectorAll('style, script, title, xml, head, meta, link, del'))
    element.remove();
  for (const element of document.querySelectorAll('[style]')) {
    if (/mso-list:\s*ignore|display:\s*none|mso-hide/i.test(element.getAttribute('style') ?? ''))
      element.remove();
  }
  return document.documentElement?.textContent ?? '';
}

describe.skipIf(!isHere)('pastes from office programs', () => {
  test('are there to be tried', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  test.each(files)('%s becomes a body that the desk accepts, with every letter', (path) => {
    const { body, seen } = readPaste(path);
    parseBody(body);
    expect(lettersOf(seen)).toBe(lettersOf(visibleText(path)));
  });
});
