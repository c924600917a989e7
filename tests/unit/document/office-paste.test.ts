import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Body } from '#core/document/body.ts';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { DomNode } from '#core/document/dom.ts';
import { linesOfModel } from './paste-model.ts';
import { type Letter, linesOfBody, type PastedLine } from './pasted-lines.ts';

const corpus = new URL('../../../../shared/corpora/paste/office/', import.meta.url);
const isHere = existsSync(corpus);
if (!isHere) console.warn(`SKIPPED: the corpus of pasted documents is not at ${corpus.pathname}`);

const files = isHere
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(^|\/)input[^/]*\.html$/.test(file),
    )
  : [];

// Blocks may be adjacent in the source, so letters are compared instead of words.
const lettersOf = (text: string) =>
  text
    .normalize('NFC')
    .match(/[\p{L}\p{N}]/gu)
    ?.join('') ?? '';

function readPaste(file: string): { body: Body; seen: string } {
  const html = readFileSync(new URL(file, corpus), 'utf8');
  const { document } = parseHTML(html);
  const root = (document.querySelector('body') ?? document.documentElement) as unknown as DomNode;
  const found = bodyFromDom(root);
  const lines = [bodyText(found.body), ...found.related, found.lead?.caption ?? '', found.lead?.credit ?? ''];
  return { body: found.body, seen: lines.join('\n') };
}

/** The visible text of the paste: without styles, comments, markers and hidden parts. */
function visibleText(file: string): string {
  const { document } = parseHTML(readFileSync(new URL(file, corpus), 'utf8'));
  for (const element of document.querySelectorAll('style, script, title, xml, head, meta, link, del'))
    element.remove();
  for (const element of document.querySelectorAll('[style]')) {
    if (/mso-list:\s*ignore|display:\s*none|mso-hide/i.test(element.getAttribute('style') ?? ''))
      element.remove();
  }
  return document.documentElement?.textContent ?? '';
}

/** The model of an input: its own, or that of the program for all browsers. */
function modelOf(file: string): string | null {
  const own = file.replace(/input([^/]*)$/, 'model$1');
  const models = [own, own.replace('.safari', '')].map((each) => new URL(each, corpus));
  const model = models.find((each) => existsSync(each));
  return model ? readFileSync(model, 'utf8') : null;
}

/** Intended differences between body and model: the changed lines, and why. */
const DIFFERENCES: Readonly<Record<string, { why: string; lines: Readonly<Record<string, string>> }>> = {
  'list/resume-template': {
    why: 'a paragraph in the style "Title" is the heading of the paste',
    lines: { 'paragraph: YourName': 'heading: YourName' },
  },
  'list/multi-skip-level-deep': {
    why: 'Ddd and Eee are both of level 6 in the source, so they are on one step; so is an item that returns from a deeper level',
    lines: {
      'number at 4: Eee': 'number at 3: Eee',
      'number at 4: Fff': 'number at 3: Fff',
      'number at 3: Ggg': 'number at 2: Ggg',
    },
  },
};

function expectedOf(file: string): string[] {
  const lines = comparable(linesOfModel(modelOf(file) ?? ''));
  const differs = DIFFERENCES[path.dirname(file)]?.lines ?? {};
  return lines.map((line) => differs[line] ?? line);
}

/** Lines in comparable form. A heading is bold by default and never in a list (see `readWordItem`). */
function comparable(lines: readonly PastedLine[]): string[] {
  return lines.map(({ kind, depth, ordered, letters }) => {
    if (kind === 'heading')
      return `heading: ${runsOf(letters.map((letter) => ({ ...letter, bold: false })))}`;
    const place = depth === null ? 'paragraph' : `${ordered ? 'number' : 'bullet'} at ${depth}`;
    return `${place}: ${runsOf(letters)}`;
  });
}

function runsOf(letters: readonly Letter[]): string {
  const marked = letters.map(({ letter, bold, italic, href }) => ({
    letter,
    marks: `${bold ? 'b' : ''}${italic ? 'i' : ''}${href}`,
  }));
  return marked
    .map(({ letter, marks }, at) =>
      marks === (marked[at - 1]?.marks ?? '') ? letter : `{${marks}}${letter}`,
    )
    .join('');
}

describe.skipIf(!isHere)('pastes from office programs', () => {
  test('exist in the corpus with their expected results', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => modelOf(file) === null)).toEqual([]);
  });

  test.each(files)('%s becomes a valid body with every letter', (file) => {
    const { body, seen } = readPaste(file);
    parseBody(body);
    expect(JSON.stringify(body)).not.toMatch(/mso-|o:p|supportLists/i);
    expect(lettersOf(seen)).toBe(lettersOf(visibleText(file)));
  });

  test.each(files)('%s has the lines, lists, headings, marks and links of its model', (file) => {
    const { body } = readPaste(file);
    expect(comparable(linesOfBody(body)), DIFFERENCES[path.dirname(file)]?.why).toEqual(expectedOf(file));
  });
});
