import type { BlockChange } from '../document/block-change.ts';
import type { Run } from '../document/compare-lines.ts';
import { objectCharacter } from '../document/rich-line.ts';
import type { TextField } from './article-fields.ts';
import { compareContents, type FieldChange } from './compare-contents.ts';
import type { VersionContent } from './version-content.ts';

/** A run of a word diff between two published versions. */
export type PublicRun = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };
/** A changed part of a story; without `runs`, the photo was replaced. */
export type PublicChange = {
  readonly field: TextField | 'lead' | 'body';
  readonly runs: readonly PublicRun[];
};

/**
 * The difference between two public versions for readers: word diffs in reading order. Ids of tags, people
 * and other stories are not words and stay internal. The caller removes hidden nodes from the bodies first.
 */
export function publicChanges(before: VersionContent, after: VersionContent): PublicChange[] {
  const { fields, body } = compareContents(before, after);
  const changes: PublicChange[] = fields.flatMap((field): PublicChange[] => {
    if ('runs' in field) return [{ field: field.name, runs: wordsOf(field.runs) }];
    return field.name === 'lead' ? leadChanges(field) : [];
  });
  const blocks = body.filter(({ kind }) => kind !== 'same').map((change) => wordsOf(runsIn(change)));
  return [...changes, ...blocks.filter(isAnother).map((runs): PublicChange => ({ field: 'body', runs }))];
}

/**
 * A replaced photo, and the words under it. Alternative text is not visible, so its change does not count as
 * another photo.
 */
function leadChanges({
  before,
  after,
  words,
}: Extract<FieldChange, { readonly name: 'lead' }>): PublicChange[] {
  const isOther = before?.mediaId !== after?.mediaId;
  return [
    ...(isOther ? [{ field: 'lead' as const, runs: [] }] : []),
    ...words
      .filter(({ name }) => name !== 'alt')
      .map(({ runs }) => ({ field: 'lead' as const, runs: wordsOf(runs) })),
  ];
}

/** A block whose words stayed (it was moved, or became a heading) does not concern readers. */
function isAnother(runs: readonly PublicRun[]): boolean {
  return runs.some(({ kind, text }) => kind !== 'same' && text.trim() !== '');
}

function runsIn(change: BlockChange): readonly Run[] {
  if (change.kind === 'split' || change.kind === 'joined') return change.pieces.flat();
  if (change.rows === undefined) return change.runs;
  return change.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap(runsIn)));
}

function wordsOf(runs: readonly Run[]): PublicRun[] {
  return runs
    .map(
      ({ kind, text }): PublicRun => ({
        kind: kind === 'formatted' ? 'same' : kind,
        text: text.replaceAll(objectCharacter, ' '),
      }),
    )
    .filter(({ text }) => text !== '');
}
