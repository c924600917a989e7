import type { Block } from '../document/block-types.ts';
import type { Figure } from '../document/blocks/figure.ts';
import { type Body, bodySchemaNumber } from '../document/body.ts';
import { embedProvider } from '../document/embed-providers.ts';
import type { BlockNode, Inline, Mark, TextNode } from '../document/node.ts';
import { safeHref } from '../document/safe-href.ts';
import { tidyText } from '../document/tidy-text.ts';

/** A photo below the text of an entry. */
export type EntryPhoto = {
  readonly mediaId: string;
  readonly caption: string;
  readonly credit: string;
  readonly alt: string;
};

/** An entry as typed: text with simple markup, and photos below it. */
export type EntryText = { readonly text: string; readonly photos: readonly EntryPhoto[] };

/**
 * Parses typed markup into the body of an entry. An empty line separates paragraphs, `> ` starts a quotation,
 * `- ` a list item; also `**bold**`, `*italic*`, `[text](url)`. A bare URL becomes a link, or an embed if it
 * is alone in its paragraph and its service is known. A backslash escapes markup. Photos come last. Text that
 * is not valid markup stays text, so nothing is lost.
 */
export function bodyOfEntryText({ text, photos }: EntryText): Body {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/\n[^\S\n]*(?:\n[^\S\n]*)+/);
  const blocks = paragraphs.flatMap(blocksOf);
  const content = [...blocks, ...photos.map(figureOf)];
  return {
    type: 'doc',
    schema: bodySchemaNumber,
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  };
}

/** The markup that produces this body. Figures are moved to the end. */
export function entryTextOf(body: Body): EntryText {
  const photos = body.content.flatMap((block) => (block.type === 'figure' ? [photoOf(block)] : []));
  const text = body.content.flatMap((block) => (block.type === 'figure' ? [] : [typedBlock(block)]));
  return { text: text.filter((each) => each !== '').join('\n\n'), photos };
}

function blocksOf(paragraph: string): Block[] {
  const lines = paragraph.split('\n').filter((each) => each.trim() !== '');
  if (lines.length === 0) return [];
  const embed = lines.length === 1 ? embedOf((lines[0] ?? '').trim()) : null;
  if (embed) return [embed];
  if (lines.every((each) => /^\s*>/.test(each))) {
    const inside = lines.map((each) => each.replace(/^\s*> ?/, ''));
    const quoted = paragraphOf(inside);
    return quoted ? [{ type: 'blockquote', content: [quoted as BlockNode] }] : [];
  }
  if (lines.every((each) => /^\s*- /.test(each))) {
    const items = lines.flatMap((each) => paragraphOf([each.replace(/^\s*- /, '')]) ?? []);
    const content = items.map((item) => ({ type: 'listItem' as const, content: [item as BlockNode] }));
    return content.length > 0 ? [{ type: 'bulletList', content } as Block] : [];
  }
  const plain = paragraphOf(lines);
  return plain ? [plain] : [];
}

function embedOf(line: string): Block | null {
  const known = /^https?:\/\/\S+$/i.test(line) && safeHref(line) === line ? embedProvider(line) : null;
  return known ? { type: 'embed', attrs: { provider: known.name, url: line, title: '' } } : null;
}

function paragraphOf(lines: readonly string[]): Block | null {
  const content = lines
    .map((line) => inlineOf(tidyText(line).trim()))
    .filter((inline) => inline.length > 0)
    .flatMap((inline, index): Inline[] => (index === 0 ? inline : [{ type: 'hardBreak' }, ...inline]));
  return content.length > 0 ? { type: 'paragraph', content } : null;
}

/** A bare URL: balanced brackets belong to it (`…/Sao_(thiên_văn)`), trailing punctuation does not. */
const BARE = /https?:\/\/(?:[^\s<>"\\*[\]()]|\([^\s<>"\\*[\]()]*\))+(?<![.,;:!?'”’…])/;
const WHOLLY_BARE = new RegExp(`^${BARE.source}$`, 'i');

/**
 * The inline markup; the first alternative that matches wins: escape, link, bold, italic, bare URL. Link text
 * must not contain brackets, or each opening one would scan to the end of the line. The URL allows balanced
 * brackets without nesting, so that each position has one way to match (no backtracking).
 */
const SIGNS = new RegExp(
  [
    /\\([\\*[\]>-])/,
    /\[((?:\\.|[^\\[\]])+)\]\(((?:[^\s()]|\([^\s()]*\))+)\)/,
    /\*\*((?:\\.|[^\\*])+)\*\*/,
    /\*((?:\\.|[^\\*])+)\*/,
    new RegExp(`(${BARE.source})`),
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

function inlineOf(line: string, marks: readonly Mark[] = []): Inline[] {
  const found: Inline[] = [];
  const add = (text: string, own: readonly Mark[] = marks) => {
    if (text === '') return;
    const last = found.at(-1);
    if (last?.type === 'text' && sameMarks(last.marks ?? [], own)) {
      found[found.length - 1] = textNode(last.text + text, own);
    } else {
      found.push(textNode(text, own));
    }
  };
  let at = 0;
  for (const match of line.matchAll(SIGNS)) {
    const [whole, escaped, words, address, bold, italic, bare] = match;
    add(line.slice(at, match.index));
    at = match.index + whole.length;
    const href = safeHref(address ?? bare ?? '');
    if (escaped !== undefined) add(escaped);
    else if (words !== undefined && href !== null && !hasLink(marks)) {
      found.push(...inlineOf(words, [...marks, { type: 'link', attrs: { href } }]));
    } else if (bold !== undefined && !has(marks, 'bold'))
      found.push(...inlineOf(bold, [...marks, { type: 'bold' }]));
    else if (italic !== undefined && !has(marks, 'italic')) {
      found.push(...inlineOf(italic, [...marks, { type: 'italic' }]));
    } else if (bare !== undefined && href !== null && !hasLink(marks)) {
      add(bare, [...marks, { type: 'link', attrs: { href } }]);
    } else add(whole);
  }
  add(line.slice(at));
  return found;
}

function textNode(text: string, marks: readonly Mark[]): Inline {
  return marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks };
}

function has(marks: readonly Mark[], type: Mark['type']): boolean {
  return marks.some((mark) => mark.type === type);
}

function hasLink(marks: readonly Mark[]): boolean {
  return has(marks, 'link');
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function figureOf({ mediaId, caption, credit, alt }: EntryPhoto): Figure {
  const words = tidyText(caption).trim();
  return {
    type: 'figure',
    attrs: { mediaId, credit: tidyText(credit).trim(), alt: tidyText(alt).trim() },
    ...(words !== '' && { content: [{ type: 'text', text: words }] }),
  };
}

function photoOf({ attrs, content }: Figure): EntryPhoto {
  return {
    ...attrs,
    caption: (content ?? []).map((node) => (node.type === 'text' ? node.text : ' ')).join(''),
  };
}

function typedBlock(block: BlockNode): string {
  if (block.type === 'embed') return String(block.attrs?.url ?? '');
  const children = (block.content ?? []) as readonly BlockNode[];
  if (block.type === 'blockquote') {
    return children
      .map(typedBlock)
      .join('\n')
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
  }
  if (block.type === 'bulletList') return children.map((item) => `- ${typedItem(item)}`).join('\n');
  const typed = typedInline((block.content ?? []) as readonly Inline[]);
  // Escapes text that would be parsed as a quotation or a list.
  return typed.replace(/^(\s*)(>|- )/gm, '$1\\$2');
}

function typedItem(item: BlockNode): string {
  const parts = (item.content ?? []) as readonly BlockNode[];
  return parts
    .map((part) => typedInline((part.content ?? []) as readonly Inline[]))
    .join(' ')
    .replaceAll('\n', ' ');
}

function typedInline(nodes: readonly Inline[]): string {
  return nodes
    .map((node, index) => {
      if (node.type === 'hardBreak') return '\n';
      return node.type === 'text' ? typedText(node, nodes[index + 1]) : '';
    })
    .join('');
}

function typedText({ text, marks = [] }: TextNode, next: Inline | undefined): string {
  const link = marks.find((mark) => mark.type === 'link');
  // Following text without a space would be parsed as part of the bare URL.
  const endsThere = next?.type !== 'text' || /^\s/.test(next.text);
  const isBare = link?.type === 'link' && link.attrs.href === text && WHOLLY_BARE.test(text);
  if (isBare && marks.length === 1 && endsThere) return text;
  let typed = text.replace(/[\\*[\]]/g, '\\$&');
  if (has(marks, 'italic')) typed = `*${typed}*`;
  else if (has(marks, 'bold')) typed = `**${typed}**`;
  if (link?.type !== 'link') return typed;
  // An unescaped bracket would end the URL.
  const href = link.attrs.href.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${typed}](${href})`;
}
