'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { bringTagBack, keepTagsApart, takeTagAway } from '#app/(desk)/actions/tags.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { DuplicateKind } from '#core/taxonomy/find-duplicate-tags.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { tagPageUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { MergeTagDialog } from './merge-tag-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { TagTabs } from './tag-tabs.tsx';

/** Tags that need maintenance: unused, duplicates, or overused. */
export type MaintainedTags =
  | { readonly list: 'unused'; readonly items: readonly { readonly tag: TagItem }[] }
  | { readonly list: 'duplicates'; readonly items: readonly DuplicatePair[] }
  | { readonly list: 'overused'; readonly items: readonly Overused[] };
type DuplicatePair = { readonly tag: TagItem; readonly duplicate: TagItem; readonly likeness: DuplicateKind };
type Overused = { readonly tag: TagItem; readonly childCount: number; readonly percent: number | null };

/** The dialog that is open over the list. */
type Open =
  | { readonly what: 'edit'; readonly tag: TagItem }
  | { readonly what: 'split'; readonly tag: TagItem }
  | { readonly what: 'merge'; readonly tag: TagItem; readonly into?: TagItem };

/** One list of tags that need maintenance, with the actions for each. */
export function TagMaintenanceList({ maintained }: { maintained: MaintainedTags }) {
  const call = useActionCall();
  const t = useTranslations('desk.tags');
  const refresh = useRefresh();
  const [open, setOpen] = useState<Open | null>(null);
  const [retired, setRetired] = useState<TagItem | null>(null);
  const [problem, setProblem] = useState('');

  function done() {
    setOpen(null);
    setProblem('');
    refresh();
  }

  async function announce(answer: Promise<ActionResult<unknown>>, onDone?: () => void) {
    const result = await answer;
    if (!result.ok) return setProblem(result.error.message);
    onDone?.();
    done();
  }

  const acts = {
    open: setOpen,
    retire: (tag: TagItem) => void announce(call(takeTagAway(tag.id)), () => setRetired(tag)),
    apart: (tag: TagItem, other: TagItem) =>
      void announce(call(keepTagsApart({ id: tag.id, otherId: other.id }))),
  };
  return (
    <div>
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <TagTabs here={maintained.list} />
      <p className="hint">{t(`listHint.${maintained.list}`)}</p>
      {problem !== '' && (
        <p className="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
      {retired !== null && (
        <p className="notice" role="status">
          {t('retired', { name: retired.name })}{' '}
          <button
            type="button"
            className="button button-small"
            onClick={() => void announce(call(bringTagBack(retired.id)), () => setRetired(null))}
          >
            {t('undo')}
          </button>
        </p>
      )}
      {maintained.items.length === 0 && <p className="empty">{t(`listEmpty.${maintained.list}`)}</p>}
      <ul className="rows">
        {maintained.list === 'unused' &&
          maintained.items.map(({ tag }) => <OrphanRow key={tag.id} tag={tag} acts={acts} />)}
        {maintained.list === 'duplicates' &&
          maintained.items.map((pair) => (
            <DuplicateRow key={`${pair.tag.id} ${pair.duplicate.id}`} pair={pair} acts={acts} />
          ))}
        {maintained.list === 'overused' &&
          maintained.items.map((each) => <OverusedRow key={each.tag.id} overused={each} acts={acts} />)}
      </ul>
      {open?.what === 'merge' && (
        <MergeTagDialog tag={open.tag} into={open.into} onDone={done} onClose={() => setOpen(null)} />
      )}
      {(open?.what === 'edit' || open?.what === 'split') && (
        <TagDialog
          tag={open.what === 'edit' ? open.tag : null}
          above={open.what === 'split' ? open.tag : null}
          canPlace
          types={TAG_TYPES}
          onDone={done}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

type Acts = {
  readonly open: (open: Open) => void;
  readonly retire: (tag: TagItem) => void;
  readonly apart: (tag: TagItem, other: TagItem) => void;
};

function OrphanRow({ tag, acts }: { tag: TagItem; acts: Acts }) {
  const t = useTranslations('desk.tags');
  return (
    <li className="rows-item">
      <TagWords tag={tag} />
      <div className="row">
        <Act
          words={t('edit')}
          label={t('editOne', { name: tag.name })}
          onPress={() => acts.open({ what: 'edit', tag })}
        />
        <Act
          words={t('merge')}
          label={t('mergeOne', { name: tag.name })}
          onPress={() => acts.open({ what: 'merge', tag })}
        />
        <Act
          words={t('retire')}
          label={t('retireOne', { name: tag.name })}
          onPress={() => acts.retire(tag)}
        />
      </div>
    </li>
  );
}

function DuplicateRow({ pair: { tag, duplicate, likeness }, acts }: { pair: DuplicatePair; acts: Acts }) {
  const t = useTranslations('desk.tags');
  return (
    <li className="rows-item">
      <div>
        <TagWords tag={tag} />
        <TagWords tag={duplicate}>{t('against')} </TagWords>
        <p className="hint">{t(`likeness.${likeness}`)}</p>
      </div>
      <div className="row">
        <Act
          words={t('mergePair', { name: tag.name, into: duplicate.name })}
          onPress={() => acts.open({ what: 'merge', tag, into: duplicate })}
        />
        <Act
          words={t('mergeBack')}
          label={t('mergeBackOne', { name: tag.name, into: duplicate.name })}
          onPress={() => acts.open({ what: 'merge', tag: duplicate, into: tag })}
        />
        <Act
          words={t('apart')}
          label={t('apartOne', { name: tag.name, other: duplicate.name })}
          onPress={() => acts.apart(tag, duplicate)}
        />
      </div>
    </li>
  );
}

function OverusedRow({ overused: { tag, childCount, percent }, acts }: { overused: Overused; acts: Acts }) {
  const t = useTranslations('desk.tags');
  const facts = [
    percent === null ? t('shareMany', { count: tag.storyCount }) : t('share', { percent }),
    t('children', { count: childCount }),
    t(tag.description === '' ? 'notDescribed' : 'described'),
  ];
  return (
    <li className="rows-item">
      <div>
        <TagWords tag={tag} />
        <p className="hint">{facts.join(' · ')}</p>
      </div>
      <div className="row">
        <Act
          words={t('describe')}
          label={t('describeOne', { name: tag.name })}
          onPress={() => acts.open({ what: 'edit', tag })}
        />
        <Act
          words={t('split')}
          label={t('splitOne', { name: tag.name })}
          onPress={() => acts.open({ what: 'split', tag })}
        />
        <Act
          words={t('merge')}
          label={t('mergeOne', { name: tag.name })}
          onPress={() => acts.open({ what: 'merge', tag })}
        />
      </div>
    </li>
  );
}

function TagWords({ tag, children }: { tag: TagItem; children?: ReactNode }) {
  const t = useTranslations('desk');
  return (
    <div>
      {children}
      <strong>{tag.name}</strong> <span className="badge">{t(`tagType.${tag.type}`)}</span>{' '}
      {tag.storyCount > 0 && (
        <a className="muted" href={tagPageUrl(tag)}>
          {t('tags.stories', { count: tag.storyCount })}
        </a>
      )}
    </div>
  );
}

function Act({ words, label, onPress }: { words: string; label?: string; onPress: () => void }) {
  return (
    <button type="button" className="button button-small button-names" aria-label={label} onClick={onPress}>
      {words}
    </button>
  );
}
