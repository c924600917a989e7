import type { BlockChange } from '../document/block-change.ts';
import { compareBodies } from '../document/compare-bodies.ts';
import type { Run } from '../document/compare-lines.ts';
import { compareWords } from '../document/compare-words.ts';
import {
  CHOICE_FIELDS,
  type ChoiceField,
  LIST_FIELDS,
  type ListField,
  TEXT_FIELDS,
  type TextField,
} from './article-fields.ts';
import type { VersionContent, VersionLead } from './version-content.ts';

/** A changed field. Texts and photos carry a word diff; other fields the values that they name. */
export type FieldChange =
  | { readonly name: TextField; readonly runs: readonly Run[] }
  | {
      readonly name: 'lead';
      readonly before: VersionLead | null;
      readonly after: VersionLead | null;
      /** The changed words under the photo; empty if one side has no photo. */
      readonly words: readonly {
        readonly name: 'caption' | 'credit' | 'alt';
        readonly runs: readonly Run[];
      }[];
    }
  | { readonly name: ChoiceField; readonly before: string; readonly after: string }
  | {
      readonly name: ListField;
      readonly added: readonly string[];
      readonly removed: readonly string[];
      /** Only the order changed; nothing was added or removed. */
      readonly isReordered: boolean;
    };

/**
 * The difference between two contents. `body` also holds unchanged blocks, so that the story can be shown in
 * full.
 */
export type ContentChanges = {
  readonly fields: readonly FieldChange[];
  readonly body: readonly BlockChange[];
};

/** Compares everything that an approval covers. Lists only the changed fields, in the order of the form. */
export function compareContents(before: VersionContent, after: VersionContent): ContentChanges {
  return {
    fields: [
      ...TEXT_FIELDS.flatMap((name) => textChange(name, before, after)),
      ...leadChange(before.lead, after.lead),
      ...CHOICE_FIELDS.flatMap((name) => choiceChange(name, before, after)),
      ...LIST_FIELDS.flatMap((name) => listChange(name, before, after)),
    ],
    body: compareBodies(before.body, after.body),
  };
}

/** True if neither a field nor a block changed. */
export function hasNoChange({ fields, body }: ContentChanges): boolean {
  return fields.length === 0 && body.every(({ kind }) => kind === 'same');
}

function textChange(name: TextField, before: VersionContent, after: VersionContent): FieldChange[] {
  return before[name] === after[name] ? [] : [{ name, runs: compareWords(before[name], after[name]) }];
}

function leadChange(before: VersionLead | null, after: VersionLead | null): FieldChange[] {
  const words = (['caption', 'credit', 'alt'] as const)
    .filter((name) => before !== null && after !== null && before[name] !== after[name])
    .map((name) => ({ name, runs: compareWords(before?.[name] ?? '', after?.[name] ?? '') }));
  const isSame = before?.mediaId === after?.mediaId && words.length === 0;
  return isSame ? [] : [{ name: 'lead', before, after, words }];
}

function choiceChange(name: ChoiceField, before: VersionContent, after: VersionContent): FieldChange[] {
  return before[name] === after[name] ? [] : [{ name, before: before[name], after: after[name] }];
}

function listChange(name: ListField, before: VersionContent, after: VersionContent): FieldChange[] {
  const [olds, news] = [before[name], after[name]];
  if (olds.join() === news.join()) return [];
  const added = news.filter((id) => !olds.includes(id));
  const removed = olds.filter((id) => !news.includes(id));
  return [{ name, added, removed, isReordered: added.length + removed.length === 0 }];
}
