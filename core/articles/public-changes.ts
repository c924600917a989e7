import type { BlockChange } from '../document/block-change.ts';
import type { Run } from '../document/compare-lines.ts';
import { objectCharacter } from '../document/rich-line.ts';
import { compareContents, type FieldChange } from './compare-contents.ts';
import type { VersionContent } from './version-content.ts';

/** Words of two published versions beside each other. */
export type PublicRun = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };
/** One place of a story that reads otherwise now; without `runs`, another photo. */
export type PublicChange = {
  readonly field: 'kicker' | 'headline' | 'sapo' | 'sponsor' | 'lead' | 'body';
  readonly runs: readonly PublicRun[];
};

/**
 * What a reader is shown of the difference between two versions that were both public: the words, place by place, in
 * reading order. Ids of tags, people and other stories are not words, and stay inside. Give it bodies without what
 * is not for readers.
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

/** Another photo, and the words under it; what is read out in the place of a photo is not seen and makes it no other. */
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

/** A block whose words stayed, as one that was moved or became a heading, is none of a reader's business. */
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
