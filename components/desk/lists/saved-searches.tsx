'use client';
import { useId, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { deleteSearch, orderSearches, saveSearch } from '#app/(desk)/actions/lists.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { filterQuery } from '#core/articles/desk-filter.ts';
import { type SavedSearch, savedSearchNameMaxChars } from '#core/articles/saved-search.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { inOrder } from '#core/shared/in-order.ts';
import { deskUrl } from '#core/urls.ts';
import { useFocusAfter } from '../focus/use-focus-after.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import type { Filter } from './queue-filter.tsx';

type Done = Promise<ActionResult<unknown>>;
export type Desk = { readonly id: string; readonly name: string; readonly nameEn: string };

/** Saved searches, and an action to save the present one. */
export function SavedSearches({
  searches,
  filter,
  desks,
}: {
  searches: readonly SavedSearch[];
  filter: Filter;
  /** The desks with which a search can be shared. */
  desks: readonly Desk[];
}) {
  const t = useTranslations('work.searches');
  const query = filterQuery(filter);
  const [edited, setEdited] = useState<SavedSearch | 'new' | null>(null);
  const [isManaging, setManaging] = useState(false);
  const canSave =
    Object.keys(filter).some((field) => field !== 'view') &&
    !searches.some((each) => each.isMine && each.query === query);
  if (searches.length === 0 && !canSave) return null;
  return (
    <div className="searches">
      {searches.length > 0 && (
        <nav aria-label={t('label')}>
          <ul className="chips">
            {searches.map((search) => (
              <li key={search.id}>
                <DeskLink
                  className="chip chip-link"
                  href={`${deskUrl}?${search.query}`}
                  isHere={search.query === query ? 'true' : undefined}
                >
                  {search.name}
                  {!search.isMine && <span className="muted"> · {search.byName}</span>}
                </DeskLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="row">
        {canSave && (
          <button type="button" className="button button-small" onClick={() => setEdited('new')}>
            {t('save')}
          </button>
        )}
        {searches.some((search) => search.isMine) && (
          <button
            type="button"
            className="button button-small button-quiet"
            onClick={() => setManaging(true)}
          >
            {t('tend')}
          </button>
        )}
      </div>
      {isManaging && edited === null && (
        <ManageDialog
          searches={searches.filter((search) => search.isMine)}
          onEdit={setEdited}
          onClose={() => setManaging(false)}
        />
      )}
      {edited !== null && (
        <SearchDialog
          search={edited === 'new' ? null : edited}
          query={query}
          desks={desks}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function SearchDialog({
  search,
  query,
  desks,
  onClose,
}: {
  search: SavedSearch | null;
  query: string;
  desks: readonly Desk[];
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('work');
  const id = useId();
  const refresh = useRefresh();
  const isEnglish = useLocale() === 'en';
  const { isBusy, once } = useSingleFlight();
  const { failure, setFailure, onInput } = useFailure();

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    const sectionId = String(form.get('sectionId') ?? '');
    const answer = await call(
      saveSearch({
        ...(search === null ? {} : { id: search.id }),
        name: String(form.get('name') ?? ''),
        query: search?.query ?? query,
        sectionId: sectionId === '' ? null : sectionId,
      }),
    );
    if (!answer.ok) {
      setFailure(answer.error);
      return answer;
    }
    onClose();
    refresh();
    return answer;
  }

  return (
    <Dialog title={search === null ? t('searches.save') : t('searches.edit')} onClose={onClose}>
      <DraftForm
        className="stack"
        keep="saved-search"
        of={search?.id ?? ''}
        onInput={onInput}
        onSend={(form) => once(() => submit(form))}
      >
        <FailureNotice failure={failure} />
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('searches.name')}</label>
          <input
            id={`${id}-name`}
            name="name"
            required
            maxLength={savedSearchNameMaxChars}
            defaultValue={search?.name}
          />
          {failure?.fieldErrors?.name && <p className="field-error">{failure.fieldErrors.name}</p>}
        </div>
        {desks.length > 0 && (
          <div className="field">
            <label htmlFor={`${id}-desk`}>{t('searches.share')}</label>
            <select id={`${id}-desk`} name="sectionId" defaultValue={search?.sectionId ?? ''}>
              <option value="">{t('searches.onlyMe')}</option>
              {desks.map((desk) => (
                <option key={desk.id} value={desk.id}>
                  {isEnglish ? desk.nameEn : desk.name}
                </option>
              ))}
            </select>
          </div>
        )}
        <DialogButtons
          cancel={t('filter.cancel')}
          go={t('searches.keep')}
          isBusy={isBusy}
          onCancel={onClose}
        />
      </DraftForm>
    </Dialog>
  );
}

function ManageDialog({
  searches,
  onEdit,
  onClose,
}: {
  searches: readonly SavedSearch[];
  onEdit: (search: SavedSearch) => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('work');
  const refresh = useRefresh();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  /** The optimistic order before the server's answer: further presses continue from it. */
  const [moved, setMoved] = useState<readonly string[] | null>(null);
  /** A second press confirms the deletion of a search. */
  const [doomed, setDoomed] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const focusAfter = useFocusAfter(list);

  async function after(done: Done) {
    const answer = await done;
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) setMoved(null);
    refresh();
  }

  const shown = inOrder(searches, moved ?? []);

  function move(at: number, step: -1 | 1) {
    const ids = shown.map((search) => search.id);
    if (ids[at + step] === undefined) return;
    const [id = ''] = ids.splice(at, 1);
    ids.splice(at + step, 0, id);
    focusAfter(`[data-search="${id}"] [data-by="${step}"]`);
    setMoved(ids);
    void after(call(orderSearches(ids)));
  }

  return (
    <Dialog title={t('searches.tend')} onClose={onClose}>
      <FailureNotice failure={failure} />
      <ol className="rows" ref={list}>
        {shown.map((search, at) => (
          <li key={search.id} className="rows-item" data-search={search.id}>
            <strong>{search.name}</strong>
            <div className="row">
              <button
                type="button"
                className="button button-small"
                data-by={-1}
                aria-label={t('searches.up', { name: search.name })}
                aria-disabled={at === 0 || undefined}
                onClick={() => move(at, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                className="button button-small"
                data-by={1}
                aria-label={t('searches.down', { name: search.name })}
                aria-disabled={at === shown.length - 1 || undefined}
                onClick={() => move(at, 1)}
              >
                ↓
              </button>
              <button
                type="button"
                className="button button-small"
                aria-label={t('searches.editOne', { name: search.name })}
                onClick={() => onEdit(search)}
              >
                {t('searches.change')}
              </button>
              <button
                type="button"
                className="button button-small button-danger"
                aria-label={t(doomed === search.id ? 'searches.reallyRemoveOne' : 'searches.removeOne', {
                  name: search.name,
                })}
                onClick={() => {
                  if (doomed !== search.id) return setDoomed(search.id);
                  setDoomed(null);
                  void after(call(deleteSearch(search.id)));
                }}
              >
                {doomed === search.id ? t('searches.reallyRemove') : t('searches.remove')}
              </button>
            </div>
          </li>
        ))}
      </ol>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('filter.cancel')}
        </button>
      </div>
    </Dialog>
  );
}
