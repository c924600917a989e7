'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { TAG_TYPES, type TagType } from '#core/taxonomy/tag-types.ts';
import { tagsDeskUrl, tagUrl } from '#core/urls.ts';
import { DeskLink } from '../desk-link.tsx';
import { MergeTagDialog } from './merge-tag-dialog.tsx';

type Fields = { name: string; type: TagType; aliases: string[]; description: string };
type TagDoors = {
  readonly addTag: (input: Fields) => Promise<ActionResult<TagItem>>;
  readonly changeTag: (input: Fields & { id: string }) => Promise<ActionResult<TagItem>>;
  readonly findTags: (q: string) => Promise<ActionResult<TagItem[]>>;
  readonly mergeTag: (input: { id: string; intoId: string }) => Promise<ActionResult<TagItem>>;
};

/** The tags with their types and other names; editors tend them here. */
export function TagList({
  page,
  q,
  canEdit,
  newTypes,
  doors,
}: {
  page: { readonly items: readonly TagItem[]; readonly nextCursor: string | null };
  q: string;
  canEdit: boolean;
  newTypes: readonly TagType[];
  doors: TagDoors;
}) {
  const t = useTranslations('desk');
  const id = useId();
  const router = useRouter();
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
          <li key={tag.id} className="rows-item">
            <div>
              <strong>{tag.name}</strong> <span className="badge">{t(`tagType.${tag.type}`)}</span>
              {tag.aliases.length > 0 && (
                <p className="hint">{t('tags.also', { names: tag.aliases.join(', ') })}</p>
              )}
            </div>
            <div className="row">
              <a className="muted" href={tagUrl(tag.slug)}>
                {t('tags.stories', { count: tag.storyCount })}
              </a>
              {canEdit && (
                <>
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('tags.editOne', { name: tag.name })}
                    onClick={() => setEdited(tag)}
                  >
                    {t('tags.edit')}
                  </button>
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('tags.mergeOne', { name: tag.name })}
                    onClick={() => setMerged(tag)}
                  >
                    {t('tags.merge')}
                  </button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {page.items.length === 0 && <p className="empty">{t('article.nothingFound')}</p>}
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
          findTags={doors.findTags}
          mergeTag={doors.mergeTag}
          onDone={() => {
            setMerged(null);
            router.refresh();
          }}
          onClose={() => setMerged(null)}
        />
      )}
      {edited !== null && (
        <TagDialog
          tag={edited === 'new' ? null : edited}
          types={edited === 'new' ? newTypes : TAG_TYPES}
          doors={doors}
          onDone={() => {
            setEdited(null);
            router.refresh();
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function TagDialog({
  tag,
  types,
  doors,
  onDone,
  onClose,
}: {
  tag: TagItem | null;
  types: readonly TagType[];
  doors: TagDoors;
  onDone: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('desk');
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const fields: Fields = {
      name: text('name'),
      type: text('type') as TagType,
      description: text('description'),
      aliases: text('aliases')
        .split('\n')
        .map((alias) => alias.trim())
        .filter(Boolean),
    };
    const answer = await (tag === null ? doors.addTag(fields) : doors.changeTag({ ...fields, id: tag.id }));
    if (answer.ok) onDone();
    else setFailure(answer.error);
  }

  const twin = failure?.code === 'tag.exists' ? String(failure.details?.name ?? '') : '';
  return (
    <Dialog title={tag === null ? t('tags.new') : t('tags.editOne', { name: tag.name })} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {failure !== null && (
          <p className="notice notice-danger" role="alert">
            {failure.message} {twin}
          </p>
        )}
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('tags.name')}</label>
          <input id={`${id}-name`} name="name" required maxLength={80} defaultValue={tag?.name} />
          {failure?.fieldErrors?.name && <p className="field-error">{failure.fieldErrors.name}</p>}
        </div>
        <div className="field">
          <label htmlFor={`${id}-type`}>{t('tags.type')}</label>
          <select id={`${id}-type`} name="type" defaultValue={tag?.type}>
            {types.map((type) => (
              <option key={type} value={type}>
                {t(`tagType.${type}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-aliases`}>{t('tags.aliases')}</label>
          <textarea id={`${id}-aliases`} name="aliases" rows={3} defaultValue={tag?.aliases.join('\n')} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-description`}>{t('tags.description')}</label>
          <textarea id={`${id}-description`} name="description" rows={2} defaultValue={tag?.description} />
        </div>
        <DialogButtons cancel={t('media.cancel')} go={t('media.save')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
