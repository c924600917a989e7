import type { Body } from '#core/document/body.ts';
import type { BlockNode, Inline } from '#core/document/node.ts';

/** One letter with its marks; spaces are not compared. */
export type Letter = { letter: string; bold: boolean; italic: boolean; href: string };

/** A line of text with its place: `depth` counts lists from 0 and is null outside of them. */
export type PastedLine = {
  kind: 'paragraph' | 'heading';
  depth: number | null;
  ordered: boolean | null;
  letters: Letter[];
};

/** The lines of a body from top to bottom; those without a letter are left out. */
export function linesOfBody(body: Body): PastedLine[] {
  return body.content
    .flatMap((block) => linesOf(block, null, null))
    .filter((line) => line.letters.length > 0);
}

function linesOf(block: BlockNode, depth: number | null, ordered: boolean | null): PastedLine[] {
  const content = block.content ?? [];
  if (block.type === 'paragraph' || block.type === 'heading') {
    return [{ kind: block.type, depth, ordered, letters: (content as Inline[]).flatMap(lettersOf) }];
  }
  const isList = block.type === 'bulletList' || block.type === 'orderedList';
  const inside = isList ? (depth ?? -1) + 1 : depth;
  const kind = isList ? block.type === 'orderedList' : ordered;
  return (content as BlockNode[]).flatMap((child) => linesOf(child, inside, kind));
}

function lettersOf(node: Inline): Letter[] {
  if (node.type !== 'text') return [];
  const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false;
  const link = node.marks?.find((mark) => mark.type === 'link');
  const href = (link?.type === 'link' ? link.attrs.href : '').replace(/\/$/, '');
  return [...node.text.replace(/\s/g, '')].map((letter) => ({
    letter,
    bold: has('bold'),
    italic: has('italic'),
    href,
  }));
}
