'use client';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { searchLibrary } from '#app/(desk)/actions/library.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import { haveRightsEnded, type MediaRights } from '#core/media/media-rights.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { UploadButton } from '../forms/upload-button.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { Picture } from '../media/picture.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { type EndedInUse, EndedPictures } from './ended-pictures.tsx';
import { MediaDialog } from './media-dialog.tsx';
import { MediaFacts } from './media-facts.tsx';

type Page = { readonly items: readonly MediaItem[]; readonly nextCursor: string | null };
/**
 * All pictures, newest first. Each opens with its texts, rights and focal point. `today`: a day of the site's
 * calendar.
 */
export function MediaLibrary({
  first,
  endedInUse,
  today,
  canUpload,
  canEdit,
}: {
  first: Page;
  endedInUse: readonly EndedInUse[];
  today: string;
  canUpload: boolean;
  /**
   * The pictures that this person may edit: own uploads, and others; and which they may add to the library.
   */
  canEdit: { readonly ownOf: string | null; readonly others: boolean; readonly placesOthers: boolean };
}) {
  const t = useTranslations('desk.media');
  const id = useId();
  const refresh = useRefresh();
  const { page, q, setQ, failure, search, more, replace } = useMediaPages(first);
  const [edited, setEdited] = useState<MediaItem | null>(null);

  const mayEdit = ({ uploadedBy }: MediaItem) =>
    canEdit.others || (uploadedBy !== null && uploadedBy.id === canEdit.ownOf);

  const mayPlace = ({ inLibrary, uploadedBy }: MediaItem) =>
    !inLibrary && (canEdit.placesOthers || uploadedBy?.id === canEdit.ownOf);

  return (
    <div>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {canUpload && (
          <UploadButton
            inLibrary
            onDone={(item) => {
              replace(item);
              setEdited(item);
            }}
          />
        )}
      </div>
      <search>
        <form
          className="filter"
          onSubmit={(event) => {
            event.preventDefault();
            void search();
          }}
        >
          <div className="field">
            <label htmlFor={id}>{t('search')}</label>
            <input id={id} type="search" value={q} onChange={(event) => setQ(event.target.value)} />
          </div>
          <button type="submit" className="button">
            {t('find')}
          </button>
        </form>
      </search>
      <FailureNotice failure={failure} />
      <EndedPictures ended={endedInUse} onOpen={setEdited} />
      {page.items.length === 0 && <p className="empty">{t('none')}</p>}
      <ul className="media-grid">
        {page.items.map((item) => (
          <li key={item.id}>
            <button type="button" className="media-tile" onClick={() => setEdited(item)}>
              <Picture media={item} alt={item.alt} width={480} />
              <span className="media-caption">{item.caption || t('untitled')}</span>
              <span className="muted">{item.credit}</span>
              {!item.inLibrary && <span className="badge">{t('notInLibrary')}</span>}
              <RightsBadge item={item} today={today} />
            </button>
          </li>
        ))}
      </ul>
      {page.nextCursor !== null && (
        <button type="button" className="button" onClick={() => void more()}>
          {t('more')}
        </button>
      )}
      {edited !== null && !mayEdit(edited) && <MediaFacts item={edited} onClose={() => setEdited(null)} />}
      {edited !== null && mayEdit(edited) && (
        <MediaDialog
          key={edited.id}
          item={edited}
          canPlace={mayPlace(edited)}
          onDone={(item) => {
            replace(item);
            setEdited(null);
            // The server decides whether its rights have ended.
            refresh();
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

/** The pages of the library that were loaded for the last search. */
function useMediaPages(first: Page) {
  const call = useActionCall();
  const [page, setPage] = useState(first);
  const [q, setQ] = useState('');
  // The parameters of the shown list, for its next page.
  const shown = useRef({ q: '' });
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function search() {
    const answer = await call(searchLibrary(q));
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    shown.current = { q };
    setPage(answer.data);
  }

  async function more() {
    const list = shown.current;
    const answer = await call(searchLibrary(list.q, page.nextCursor ?? undefined));
    // The answer belongs to a former list.
    if (list !== shown.current) return;
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setPage(({ items }) => {
      const known = new Set(items.map(({ id }) => id));
      return {
        ...answer.data,
        items: [...items, ...answer.data.items.filter((item) => !known.has(item.id))],
      };
    });
  }

  function replace(item: MediaItem) {
    setPage((now) => ({
      ...now,
      items: now.items.some((each) => each.id === item.id)
        ? now.items.map((each) => (each.id === item.id ? item : each))
        : [item, ...now.items],
    }));
  }

  return { page, q, setQ, failure, search, more, replace };
}

/** The expiry of a picture's rights, past or future. Nothing without an expiry. */
function RightsBadge({ item, today }: { item: MediaRights; today: string }) {
  const t = useTranslations('desk.media');
  if (item.rightsUntil === null) return null;
  const [year, month, day] = item.rightsUntil.split('-').map(Number);
  const until = `${day}/${month}/${year}`;
  return haveRightsEnded(item, today) ? (
    <span className="badge" data-state="rights-ended">
      {t('rightsEnded', { day: until })}
    </span>
  ) : (
    <span className="badge">{t('rightsGoOn', { day: until })}</span>
  );
}
