'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { TAG_TYPES, type TagType } from '#core/taxonomy/tag-types.ts';
import { momentsDeskUrl, tagPageUrl, tagsDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { MergeTagDialog } from './merge-tag-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { TagTabs } from './tag-tabs.tsx';

/** The tags with their types and aliases; editors manage them here. */
export function TagList({
  page,
  q,
  canEdit,
  newTypes,
}: {
  page: {
    readonly items: readonly TagItem[];
    readonly nextCursor: string | null;
    /** There are more results than shown. */
    readonly isCut: boolean;
  };
  q: string;
  canEdit: boolean;
  newTypes: readonly TagType[];
}) {
  const t = useTranslations('desk');
  const id = useId();
  const refresh = useRefresh();
  const [edited, setEdited] = useState<TagItem | 'new' | null>(null);
  const [merged, setMerged] = useState<TagItem | null>(null);
  return (
    <div>
      <div className="page-head">
        <h1>{t('tags.title')}</h1>
        {newTypes.length > 0 && (
          <button type="button" className="button button-primary" onClick={() => setEdited('new')}>
            {t('tags.new')}
          </button>
        )}
      </div>
      {canEdit && <TagTabs here="all" />}
      <search>
        <form className="filter" action={tagsDeskUrl}>
          <div className="field">
            <label htmlFor={id}>{t('tags.search')}</label>
            <input id={id} type="search" name="q" defaultValue={q} />
          </div>
          <button type="submit" className="button">
            {t('media.find')}
          </button>
        </form>
      </search>
      <ul className="rows">
        {page.items.map((tag) => (
          <TagRow
            key={tag.id}
            tag={tag}
            canEdit={canEdit}
            onEdit={() => setEdited(tag)}
            onMerge={() => setMerged(tag)}
          />
        ))}
      </ul>
      {page.items.length === 0 && <p className="empty">{t('article.nothingFound')}</p>}
      {page.isCut && <p className="notice">{t('tags.cut', { count: page.items.length })}</p>}
      {page.nextCursor !== null && (
        <DeskLink
          className="button"
          href={`${tagsDeskUrl}?${new URLSearchParams({ cursor: page.nextCursor })}`}
        >
          {t('queue.more')}
        </DeskLink>
      )}
      {merged !== null && (
        <MergeTagDialog
          tag={merged}
          onDone={() => {
            setMerged(null);
            refresh();
          }}
          onClose={() => setMerged(null)}
        />
      )}
      {edited !== null && (
        <TagDialog
          tag={edited === 'new' ? null : edited}
          canPlace={canEdit}
          types={edited === 'new' ? newTypes : TAG_TYPES}
          onDone={() => {
            setEdited(null);
            refresh();
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function TagRow({
  tag,
  canEdit,
  onEdit,
  onMerge,
}: {
  tag: TagItem;
  canEdit: boolean;
  onEdit: () => void;
  onMerge: () => void;
}) {
  const t = useTranslations('desk');
  return (
    <li className="rows-item">
      <div>
        <strong>{tag.name}</strong> <span className="badge">{t(`tagType.${tag.type}`)}</span>
        {tag.aliases.length > 0 && (
          <p className="hint">{t('tags.also', { names: tag.aliases.join(', ') })}</p>
        )}
      </div>
      <div className="row">
        {tag.storyCount > 0 ? (
          <a className="muted" href={tagPageUrl(tag)}>
            {t('tags.stories', { count: tag.storyCount })}
          </a>
        ) : (
          <span className="muted">{t('tags.stories', { count: 0 })}</span>
        )}
        {canEdit && tag.type === 'event' && (
          <DeskLink className="button button-small" href={momentsDeskUrl(tag.id)}>
            {t('tags.moments')}
          </DeskLink>
        )}
        {canEdit && (
          <>
            <button
              type="button"
              className="button button-small"
              aria-label={t('tags.editOne', { name: tag.name })}
              onClick={onEdit}
            >
              {t('tags.edit')}
            </button>
            <button
              type="button"
              className="button button-small"
              aria-label={t('tags.mergeOne', { name: tag.name })}
              onClick={onMerge}
            >
              {t('tags.merge')}
            </button>
          </>
        )}
      </div>
    </li>
  );
}
