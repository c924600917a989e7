'use client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { MediaItem } from '#core/media/media-item.ts';
import { altMaxChars, captionMaxChars, creditMaxChars } from '#core/media/upload-limits.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { FocalPoint } from '../focal-point.tsx';
import { Picture } from '../picture.tsx';
import { UploadButton } from '../upload-button.tsx';

type Page = { readonly items: readonly MediaItem[]; readonly nextCursor: string | null };
type Changes = {
  id: string;
  caption?: string;
  credit?: string;
  alt?: string;
  focalX?: number;
  focalY?: number;
};
type LibraryDoors = {
  readonly findMedia: (q: string, cursor?: string) => Promise<ActionResult<Page>>;
  readonly changeMedia: (input: Changes) => Promise<ActionResult<MediaItem>>;
};

/** All pictures, newest first; each opens to its words and its focal point. */
export function MediaLibrary({
  first,
  canUpload,
  doors,
}: {
  first: Page;
  canUpload: boolean;
  doors: LibraryDoors;
}) {
  const t = useTranslations('desk.media');
  const id = useId();
  const [page, setPage] = useState(first);
  const [q, setQ] = useState('');
  const [edited, setEdited] = useState<MediaItem | null>(null);

  async function search(event: FormEvent) {
    event.preventDefault();
    const answer = await doors.findMedia(q);
    if (answer.ok) setPage(answer.data);
  }

  async function more() {
    const answer = await doors.findMedia(q, page.nextCursor ?? undefined);
    if (answer.ok) setPage({ ...answer.data, items: [...page.items, ...answer.data.items] });
  }

  function replace(item: MediaItem) {
    const others = page.items.filter((each) => each.id !== item.id);
    const isKnown = others.length < page.items.length;
    setPage({
      ...page,
      items: isKnown ? page.items.map((each) => (each.id === item.id ? item : each)) : [item, ...others],
    });
  }

  return (
    <div>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {canUpload && (
          <UploadButton
            onDone={(item) => {
              replace(item);
              setEdited(item);
            }}
          />
        )}
      </div>
      <search>
        <form className="filter" onSubmit={(event) => void search(event)}>
          <div className="field">
            <label htmlFor={id}>{t('search')}</label>
            <input id={id} type="search" value={q} onChange={(event) => setQ(event.target.value)} />
          </div>
          <button type="submit" className="button">
            {t('find')}
          </button>
        </form>
      </search>
      {page.items.length === 0 && <p className="empty">{t('none')}</p>}
      <ul className="media-grid">
        {page.items.map((item) => (
          <li key={item.id}>
            <button type="button" className="media-tile" onClick={() => setEdited(item)}>
              <Picture media={item} alt={item.alt} width={480} />
              <span className="media-caption">{item.caption || t('untitled')}</span>
              <span className="muted">{item.credit}</span>
            </button>
          </li>
        ))}
      </ul>
      {page.nextCursor !== null && (
        <button type="button" className="button" onClick={() => void more()}>
          {t('more')}
        </button>
      )}
      {edited !== null && (
        <MediaDialog
          key={edited.id}
          item={edited}
          changeMedia={doors.changeMedia}
          onDone={(item) => {
            replace(item);
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function MediaDialog({
  item,
  changeMedia,
  onDone,
  onClose,
}: {
  item: MediaItem;
  changeMedia: LibraryDoors['changeMedia'];
  onDone: (item: MediaItem) => void;
  onClose: () => void;
}) {
  const t = useTranslations('desk.media');
  const lead = useTranslations('desk.article.lead');
  const id = useId();
  const [focal, setFocal] = useState({ focalX: item.focalX, focalY: item.focalY });
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const limits = { caption: captionMaxChars, credit: creditMaxChars, alt: altMaxChars } as const;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [caption, credit, alt] = ['caption', 'credit', 'alt'].map((name) => String(form.get(name) ?? ''));
    const answer = await changeMedia({ id: item.id, caption, credit, alt, ...focal });
    if (answer.ok) onDone(answer.data);
    else setFailure(answer.error);
  }

  return (
    <Dialog title={t('edit')} isWide onClose={onClose}>
      <form className="media-edit" onSubmit={(event) => void submit(event)}>
        <div>
          <FocalPoint media={item} onChange={setFocal} />
          <p className="hint">{t('focalHint')}</p>
        </div>
        <div className="stack">
          {failure !== null && (
            <p className="notice notice-danger" role="alert">
              {failure.message}
            </p>
          )}
          {(['caption', 'credit', 'alt'] as const).map((name) => (
            <div className="field" key={name}>
              <label htmlFor={`${id}-${name}`}>{lead(name)}</label>
              <textarea
                id={`${id}-${name}`}
                name={name}
                rows={name === 'credit' ? 1 : 3}
                maxLength={limits[name]}
                defaultValue={item[name]}
              />
              {failure?.fieldErrors?.[name] && <p className="field-error">{failure.fieldErrors[name]}</p>}
            </div>
          ))}
          <p className="hint">{t('size', { width: item.width, height: item.height })}</p>
          <DialogButtons cancel={t('cancel')} go={t('save')} onCancel={onClose} />
        </div>
      </form>
    </Dialog>
  );
}
