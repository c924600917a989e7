import type { ReactNode } from 'react';
import type { BlockNode, Inline, Mark } from '#core/document/node.ts';
import { bodyOfEntryText } from '#core/live/entry-text.ts';

/** What was typed, as readers will read it: signs have become what they mean. */
export function EntryWords({ text, isWhole }: { text: string; isWhole: boolean }) {
  const { content } = bodyOfEntryText({ text, photos: [] });
  return (
    <div className={isWhole ? 'live-card-text' : 'live-card-text is-short'}>
      {content.map((block, index) => (
        <Block key={`${index}-${block.type}`} block={block as BlockNode} />
      ))}
    </div>
  );
}

function Block({ block }: { block: BlockNode }): ReactNode {
  if (block.type === 'embed') {
    const url = String(block.attrs?.url ?? '');
    return (
      <p>
        <Outward href={url}>{url}</Outward>
      </p>
    );
  }
  const children = (block.content ?? []) as readonly BlockNode[];
  const blocks = () => children.map((child, index) => <Block key={`${index}-${child.type}`} block={child} />);
  if (block.type === 'blockquote') return <blockquote>{blocks()}</blockquote>;
  if (block.type === 'bulletList') return <ul>{blocks()}</ul>;
  if (block.type === 'listItem') return <li>{blocks()}</li>;
  return (
    <p>
      {((block.content ?? []) as readonly Inline[]).map((node, index) => (
        <Words key={`${index}-${node.type}`} node={node} />
      ))}
    </p>
  );
}

function Words({ node }: { node: Inline }): ReactNode {
  if (node.type === 'hardBreak') return <br />;
  if (node.type !== 'text') return null;
  return (node.marks ?? []).reduceRight<ReactNode>((inside, mark) => marked(mark, inside), node.text);
}

function marked(mark: Mark, inside: ReactNode): ReactNode {
  if (mark.type === 'bold') return <strong>{inside}</strong>;
  if (mark.type === 'italic') return <em>{inside}</em>;
  return mark.type === 'link' ? <Outward href={mark.attrs.href}>{inside}</Outward> : inside;
}

function Outward({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
