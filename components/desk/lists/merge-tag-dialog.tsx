import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { findTags, mergeTag } from '#app/(desk)/actions/tags.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { tagUrl } from '#core/urls.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';

/**
 * Chooses the tag that remains after a merge. Confirmed with the affected stories, because a merge cannot be
 * undone.
 */
export function MergeTagDialog({
  tag,
  into,
  onDone,
  onClose,
}: {
  tag: TagItem;
  /** The remaining tag, if already known. */
  into?: TagItem | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk');
  const id = useId();
  const [q, setQ] = useState('');
  const [found, setFound] = useState<readonly TagItem[]>([]);
  const [chosen, setChosen] = useState<TagItem | null>(null);
  const [isSure, setSure] = useState<TagItem | null>(into ?? null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  useEffect(() => {
    let isCurrent = true;
    setChosen(null);
    if (q.trim() === '') setFound([]);
    else {
      void call(findTags(q)).then((answer) => {
        if (!isCurrent) return;
        setFailure(answer.ok ? null : answer.error);
        if (answer.ok) setFound(answer.data.filter((each) => each.id !== tag.id));
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [q, call, tag.id]);

  async function merge(stays: TagItem) {
    const answer = await call(mergeTag({ id: tag.id, intoId: stays.id }));
    if (answer.ok) onDone();
    else setFailure(answer.error);
  }

  if (isSure !== null) {
    return (
      <Dialog title={t('tags.mergePair', { name: tag.name, into: isSure.name })} onClose={onClose}>
        <div className="stack">
          <FailureNotice failure={failure} />
          <p>{t('tags.mergeSure', { count: tag.storyCount, name: tag.name, into: isSure.name })}</p>
          <div className="dialog-actions">
            <button
              type="button"
              className="button"
              onClick={() => (into === undefined ? setSure(null) : onClose())}
            >
              {into === undefined ? t('tags.mergeNo') : t('media.cancel')}
            </button>
            <button type="button" className="button button-danger" onClick={() => void merge(isSure)}>
              {t('tags.mergeYes')}
            </button>
          </div>
        </div>
      </Dialog>
    );
  }

  return (
    <Dialog title={t('tags.mergeOne', { name: tag.name })} onClose={onClose}>
      <div className="stack">
        <FailureNotice failure={failure} />
        <p className="hint">{t('tags.mergeHint')}</p>
        <div className="field">
          <label htmlFor={id}>{t('tags.mergeFind')}</label>
          <input
            id={id}
            type="text"
            inputMode="search"
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
        </div>
        <fieldset className="checks-group">
          <legend className="label">{t('tags.mergeInto')}</legend>
          {found.map((each) => (
            <label key={each.id} className="check">
              <input
                type="radio"
                name={`${id}-into`}
                checked={chosen?.id === each.id}
                onChange={() => setChosen(each)}
              />
              <span>
                {each.name} <span className="muted">{tagUrl(each.slug)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {q.trim() !== '' && found.length === 0 && failure === null && (
          <p className="hint">{t('tags.mergeNone')}</p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t('media.cancel')}
          </button>
          {chosen !== null && (
            <button type="button" className="button button-danger" onClick={() => setSure(chosen)}>
              {t('tags.mergeDo', { name: chosen.name })}
            </button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
