import { createElement, Fragment, type ReactNode } from 'react';
import type { BlockNode, Inline, Mark } from '#core/document/node.ts';
import { bodyOfEntryText } from '#core/live/entry-text.ts';

/** The text as readers will see it, with markup applied. */
export function EntryWords({ text, isWhole }: { text: string; isWhole: boolean }) {
  const { content } = bodyOfEntryText({ text, photos: [] });
  return (
    <div className={isWhole ? 'live-card-text' : 'live-card-text is-short'}>
      {inOrder(content.map((block) => blockOf(block as BlockNode)))}
    </div>
  );
}

/** Static parts of a text, keyed by index. */
function inOrder(parts: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...parts);
}

function blockOf(block: BlockNode): ReactNode {
  if (block.type === 'embed') {
    const url = String(block.attrs?.url ?? '');
    return <p>{outward(url, url)}</p>;
  }
  const inside = () => inOrder(((block.content ?? []) as readonly BlockNode[]).map(blockOf));
  if (block.type === 'blockquote') return <blockquote>{inside()}</blockquote>;
  if (block.type === 'bulletList') return <ul>{inside()}</ul>;
  if (block.type === 'listItem') return <li>{inside()}</li>;
  return <p>{inOrder(((block.content ?? []) as readonly Inline[]).map(wordsOf))}</p>;
}

function wordsOf(node: Inline): ReactNode {
  if (node.type === 'hardBreak') return <br />;
  if (node.type !== 'text') return null;
  return (node.marks ?? []).reduceRight<ReactNode>((inside, mark) => marked(mark, inside), node.text);
}

function marked(mark: Mark, inside: ReactNode): ReactNode {
  if (mark.type === 'bold') return <strong>{inside}</strong>;
  if (mark.type === 'italic') return <em>{inside}</em>;
  if (mark.type === 'superscript') return <sup>{inside}</sup>;
  if (mark.type === 'subscript') return <sub>{inside}</sub>;
  return mark.type === 'link' ? outward(mark.attrs.href, inside) : inside;
}

function outward(href: string, inside: ReactNode): ReactNode {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  );
}
