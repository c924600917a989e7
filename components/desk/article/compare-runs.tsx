'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Run } from '#core/document/compare-lines.ts';
import type { LooseMark, LooseNode } from '#core/document/loose-node.ts';
import { keyed } from './keyed.ts';

/**
 * Compared text with its formatting: insertions underlined, deletions struck out, both announced to screen
 * readers.
 */
export function CompareRuns({ runs }: { runs: readonly Run[] }) {
  return keyed(runs, ({ kind }) => kind).map(({ key, item }) => <OneRun key={key} run={item} />);
}

function OneRun({ run }: { run: Run }) {
  const t = useTranslations('desk.compare');
  const words = (
    <Marked marks={run.marks}>
      {run.atom === null ? run.text : <Atom atom={run.atom} isChange={run.kind !== 'same'} />}
    </Marked>
  );
  if (run.kind === 'same') return words;
  if (run.kind === 'formatted') {
    return (
      <span className="compare-formatted">
        {words}
        <FormatNote before={run.marksBefore} after={run.marks} />
      </span>
    );
  }
  const Tag = run.kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="visually-hidden">{t(run.kind)}: </span>
      {words}
    </Tag>
  );
}

/** Describes changed formatting, and changed link targets. */
function FormatNote({ before, after }: { before: readonly LooseMark[]; after: readonly LooseMark[] }) {
  const t = useTranslations('desk.compare');
  const name = ({ type }: LooseMark) => {
    const key = `mark.${type}` as never;
    return t.has(key) ? t(key) : type;
  };
  const linkOf = (marks: readonly LooseMark[]) => marks.find(({ type }) => type === 'link')?.attrs?.href;
  const has = (marks: readonly LooseMark[], mark: LooseMark) => marks.some(({ type }) => type === mark.type);
  const [from, to] = [linkOf(before), linkOf(after)];
  const notes = [
    ...after.filter((mark) => !has(before, mark)).map((mark) => `+\u00a0${name(mark)}`),
    ...before.filter((mark) => !has(after, mark)).map((mark) => `−\u00a0${name(mark)}`),
    ...(from !== to ? [[from, to].filter(Boolean).join(' → ')] : []),
  ];
  return <small className="compare-note">{notes.join(', ')}</small>;
}

function Marked({ marks, children }: { marks: readonly LooseMark[]; children: ReactNode }) {
  const [mark, ...others] = marks;
  if (mark === undefined) return children;
  const inside = <Marked marks={others}>{children}</Marked>;
  if (mark.type === 'bold') return <strong>{inside}</strong>;
  if (mark.type === 'italic') return <em>{inside}</em>;
  if (mark.type === 'superscript') return <sup>{inside}</sup>;
  if (mark.type === 'subscript') return <sub>{inside}</sub>;
  if (mark.type !== 'link') return inside;
  return (
    <span className="compare-link" title={String(mark.attrs?.href ?? '')}>
      {inside}
    </span>
  );
}

/** A line break, a footnote or another inline node without text. */
function Atom({ atom, isChange }: { atom: LooseNode; isChange: boolean }) {
  const t = useTranslations('desk.compare');
  if (atom.type === 'hardBreak') {
    return (
      <>
        {isChange && (
          <>
            <span aria-hidden="true">↵</span>
            <span className="visually-hidden">{t('lineBreak')}</span>
          </>
        )}
        <br />
      </>
    );
  }
  const words = atom.attrs?.text;
  return (
    <small className="compare-atom">
      [{t(atom.type === 'footnote' ? 'footnote' : 'inlineNode')}
      {typeof words === 'string' && `: ${words}`}]
    </small>
  );
}
