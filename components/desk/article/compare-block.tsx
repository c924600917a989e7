'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useBlockName } from '#components/editor/use-block-name.ts';
import type { ContentNames } from '#core/articles/content-references.ts';
import type { BlockChange, CellChange, Place, RowChange } from '#core/document/block-change.ts';
import type { Run } from '#core/document/compare-lines.ts';
import { compareWords } from '#core/document/compare-words.ts';
import type { Frame } from '#core/document/flat-blocks.ts';
import type { LooseNode } from '#core/document/loose-node.ts';
import { styled } from '../../ui/styled.ts';
import { ComparePhotos } from './compare-photos.tsx';
import { CompareRuns } from './compare-runs.tsx';
import { keyed } from './keyed.ts';

/** A block as in the story, with insertions, deletions and changes marked. */
export function CompareBlock({ change, names }: { change: BlockChange; names: ContentNames }) {
  const t = useTranslations('desk.compare');
  if (change.kind === 'split') {
    return (
      <Framed change={change} label={t('split')}>
        {keyed(change.after, ({ node }) => node.type).map(({ key, item: place, index }) => (
          <BlockContext key={key} place={place}>
            <Words node={place.node}>
              <CompareRuns runs={change.pieces[index] ?? []} />
              {index < change.after.length - 1 && <ins aria-hidden="true">¶</ins>}
            </Words>
          </BlockContext>
        ))}
      </Framed>
    );
  }
  if (change.kind === 'joined') {
    return (
      <Framed change={change} label={t('joined')}>
        <BlockContext place={change.after}>
          <Words node={change.after.node}>
            {keyed(change.pieces, () => 'piece').map(({ key, item: piece, index }) => (
              <span key={key}>
                {index > 0 && <del aria-hidden="true">¶</del>}
                <CompareRuns runs={piece} />
              </span>
            ))}
          </Words>
        </BlockContext>
      </Framed>
    );
  }
  return <WholeBlock change={change} names={names} />;
}

function WholeBlock({ change, names }: { change: Whole; names: ContentNames }) {
  const t = useTranslations('desk.compare');
  const place = change.kind === 'removed' ? change.before : change.after;
  const label = {
    added: 'isMoved' in change && change.isMoved ? t('movedHere') : t('added'),
    removed: 'isMoved' in change && change.isMoved ? t('movedAway') : t('removed'),
    changed: null,
    same: null,
  }[change.kind];
  return (
    <Framed change={change} label={label}>
      <BlockContext place={place}>
        <Look change={change} place={place} names={names} />
        {change.kind === 'changed' && <Notes change={change} names={names} />}
      </BlockContext>
    </Framed>
  );
}

/** The bar and label of a changed block, which keyboard navigation reaches. */
function Framed({
  change,
  label,
  children,
}: {
  change: BlockChange;
  label: string | null;
  children: ReactNode;
}) {
  const isChange = change.kind !== 'same';
  return (
    <div
      className="compare-block"
      data-kind={change.kind}
      data-label={'isMoved' in change && change.isMoved ? 'moved' : change.kind}
      data-change={isChange ? '' : undefined}
      tabIndex={isChange ? -1 : undefined}
    >
      {label !== null && <p className="compare-label">{label}</p>}
      {children}
    </div>
  );
}

/** The context of a block: indent and number of a list item, the bar of a quotation, the name of a box. */
function BlockContext({ place, children }: { place: Place; children: ReactNode }) {
  const blockName = useBlockName();
  const lists = place.within.filter(({ type }) => type === 'bulletList' || type === 'orderedList').length;
  const item = place.within.findLast(({ type }) => type === 'listItem');
  const boxes = place.within.filter(({ type }) => !LIST_PARTS.has(type));
  return (
    <div className="compare-context" data-in={boxes.at(-1)?.type} ref={styled({ '--lists': String(lists) })}>
      {boxes
        .filter(({ isFirst, type }) => isFirst && type !== 'blockquote')
        .map((box) => (
          <p key={box.type} className="compare-box-name">
            {blockName(box.type)}
            {typeof box.attrs.title === 'string' && box.attrs.title !== '' && `: ${box.attrs.title}`}
          </p>
        ))}
      {item?.isFirst && <span className="compare-marker">{markerOf(place.within)}</span>}
      {children}
    </div>
  );
}

const LIST_PARTS: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'listItem']);

function markerOf(within: readonly Frame[]): string {
  const at = within.findLastIndex(({ type }) => type === 'listItem');
  const list = within[at - 1];
  if (list?.type !== 'orderedList') return '•';
  return `${Number(list.attrs.start ?? 1) + (within[at]?.index ?? 0)}.`;
}

type Texts = ReturnType<typeof useTranslations<'desk.compare'>>;
type Whole = Exclude<BlockChange, { kind: 'split' | 'joined' }>;

function Look({ change, place, names }: { change: Whole; place: Place; names: ContentNames }) {
  const t = useTranslations('desk.compare');
  const blockName = useBlockName();
  const { node } = place;
  const textOf = (name: string) => <CompareRuns runs={attributeRuns(change, name)} />;
  if (change.rows) return <CompareTable rows={change.rows} names={names} />;
  switch (node.type) {
    case 'figure': {
      const [before, after] = sidesOf(change, 'mediaId');
      return (
        <figure className="compare-figure">
          <ComparePhotos before={before} after={after} media={names.media} />
          <figcaption>
            <CompareRuns runs={change.runs} />
            {textOf('caption')} <span className="muted">{textOf('credit')}</span>
            <span className="compare-alt">
              {t('alt')}: {textOf('alt')}
            </span>
          </figcaption>
        </figure>
      );
    }
    case 'chart':
      return <ChartTexts textOf={textOf} />;
    case 'embed':
      return (
        <p className="compare-card">
          <strong>{textOf('title')}</strong> {textOf('provider')}{' '}
          <span className="muted">{textOf('url')}</span>
        </p>
      );
    case 'relatedStory': {
      const [before, after] = sidesOf(change, 'articleId').map((id) =>
        id === null ? '' : (names.stories[id] ?? t('unknownStory')),
      );
      return (
        <p className="compare-card">
          {blockName('relatedStory')}: <CompareRuns runs={asOne(before ?? '', after ?? '')} />
        </p>
      );
    }
    case 'missingPicture':
      return (
        <p className="compare-card">
          <strong>{blockName('missingPicture')}:</strong> <CompareRuns runs={change.runs} />{' '}
          {textOf('credit')} <span className="muted">{textOf('src')}</span>
        </p>
      );
    case 'privateNote':
      return (
        <p className="compare-card">
          <strong>{blockName('privateNote')}:</strong> <CompareRuns runs={change.runs} />
        </p>
      );
    case 'divider':
      return <hr />;
    case 'unknown':
      return <p className="compare-card muted">{blockName('unknown')}</p>;
    default:
      return (
        <Words node={node}>
          <CompareRuns runs={change.runs} />
          {'cite' in (node.attrs ?? {}) && (
            <cite className="compare-cite">
              {textOf('cite')} {textOf('role')}
            </cite>
          )}
        </Words>
      );
  }
}

/** A chart as the texts that it is drawn from, the table with one row a line. */
function ChartTexts({ textOf }: { textOf: (name: string) => ReactNode }) {
  return (
    <div className="compare-card">
      <strong>{textOf('title')}</strong> {textOf('unit')}
      <div className="compare-words">{textOf('data')}</div>
      {textOf('note')} <span className="muted">{textOf('source')}</span>
    </div>
  );
}

function Words({ node, children }: { node: LooseNode; children: ReactNode }) {
  return (
    <p className="compare-words" data-type={node.type} data-level={String(node.attrs?.level ?? '')}>
      {children}
    </p>
  );
}

/** The values of an attribute on both sides; null on the side without the block. */
function sidesOf(change: Whole, name: string): [string | null, string | null] {
  const valueAt = (place: Place | undefined) => {
    const value = place?.node.attrs?.[name];
    return typeof value === 'string' ? value : null;
  };
  const before = 'before' in change ? change.before : undefined;
  const after = 'after' in change ? change.after : undefined;
  return change.kind === 'same' ? [valueAt(after), valueAt(after)] : [valueAt(before), valueAt(after)];
}

function attributeRuns(change: Whole, name: string): Run[] {
  const [before, after] = sidesOf(change, name);
  return compareWords(before ?? '', after ?? '');
}

/** A replaced name is shown whole, and not compared word by word. */
function asOne(before: string, after: string): Run[] {
  const run = (kind: 'same' | 'added' | 'removed', text: string): Run => ({
    kind,
    text,
    marks: [],
    atom: null,
  });
  if (before === after) return [run('same', after)];
  return [...(before === '' ? [] : [run('removed', before)]), ...(after === '' ? [] : [run('added', after)])];
}

/** Attributes that are visible in the rendered block. */
const SHOWN: ReadonlySet<string> = new Set([
  ...['mediaId', 'caption', 'credit', 'alt', 'title', 'provider', 'url', 'articleId', 'cite', 'role', 'raw'],
  ...['src', 'why', 'id', 'unit', 'data', 'note', 'source'],
]);

function Notes({
  change,
  names,
}: {
  change: Extract<BlockChange, { kind: 'changed' }>;
  names: ContentNames;
}) {
  const t = useTranslations('desk.compare');
  const blockName = useBlockName();
  const shapeName = (place: Place) => blockName(shapeOf(place)) + levelOf(place);
  const others = change.attributes.filter(
    ({ name }) => !(SHOWN.has(name) && name in (change.after.node.attrs ?? {})),
  );
  if (!change.isReshaped && others.length === 0) return null;
  return (
    <ul className="compare-notes">
      {change.isReshaped && (
        <li>
          <FromTo from={shapeName(change.before)} to={shapeName(change.after)} />
        </li>
      )}
      {others.map((each) => (
        <li key={each.name}>
          {attributeName(t, each.name)}:{' '}
          <FromTo from={valueText(t, each.before, names)} to={valueText(t, each.after, names)} />
        </li>
      ))}
    </ul>
  );
}

function FromTo({ from, to }: { from: string; to: string }) {
  return (
    <>
      <del>{from}</del> → <ins>{to}</ins>
    </>
  );
}

/** The type by which a block is named: a list item by its list, a paragraph in a box by the box. */
function shapeOf({ node, within }: Place): string {
  return within.findLast(({ type }) => type !== 'listItem')?.type ?? node.type;
}

function levelOf({ node, within }: Place): string {
  const isTop = within.every(({ type }) => type === 'listItem');
  return isTop && node.type === 'heading' ? ` ${String(node.attrs?.level ?? '')}` : '';
}

function attributeName(t: Texts, name: string): string {
  const key = `attribute.${name}` as never;
  return t.has(key) ? t(key) : name;
}

function valueText(t: Texts, value: unknown, names: ContentNames): string {
  if (value === null || value === '') return t('nothing');
  if (typeof value === 'string') return names.stories[value] ?? value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function CompareTable({ rows, names }: { rows: readonly RowChange[]; names: ContentNames }) {
  return (
    <div className="compare-table-box">
      <table className="compare-table">
        <tbody>
          {keyed(rows, ({ kind }) => kind).map(({ key, item: row }) => (
            <tr key={key} data-kind={row.kind}>
              {keyed(row.cells, ({ kind }) => kind).map(({ key: cellKey, item: cell }) => (
                <Cell key={cellKey} cell={cell} names={names} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, names }: { cell: CellChange; names: ContentNames }) {
  const node = cell.after ?? cell.before;
  const Tag = node?.type === 'tableHeader' ? 'th' : 'td';
  return (
    <Tag
      data-kind={cell.kind}
      colSpan={Number(node?.attrs?.colspan ?? 1)}
      rowSpan={Number(node?.attrs?.rowspan ?? 1)}
    >
      {keyed(cell.blocks, ({ kind }) => kind).map(({ key, item: block }) => (
        <CompareBlock key={key} change={block} names={names} />
      ))}
    </Tag>
  );
}
