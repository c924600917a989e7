'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { automaticOf, refuseRelated } from '#app/(desk)/actions/stories.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import type { Automatic } from './desk-article.ts';
import './automatic-list.css';

/**
 * The automatic related stories with reasons. An editor can pin or exclude each. Changes apply at once and
 * make no version.
 */
export function AutomaticList({
  articleId,
  pinnedIds,
  isReadOnly,
  onPin,
}: {
  articleId: string;
  pinnedIds: readonly string[];
  isReadOnly: boolean;
  onPin: (story: { id: string; label: string }) => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk.automatic');
  const [list, setList] = useState<Automatic | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [announcement, setAnnouncement] = useState('');

  useEffect(() => {
    void call(automaticOf(articleId)).then((answer) => {
      if (answer.ok) setList(answer.data);
      else setFailure(answer.error);
    });
  }, [articleId, call]);

  async function refuse(story: { id: string; headline: string }, isRefused: boolean) {
    setBusy(true);
    const answer = await call(refuseRelated({ articleId, storyId: story.id, isRefused }));
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setList(answer.data);
    setAnnouncement(t(isRefused ? 'didRefuse' : 'didAllow', { headline: story.headline }));
  }

  const items = list?.items.filter(({ story }) => !pinnedIds.includes(story.id)) ?? [];
  return (
    <div className="automatic">
      <p className="hint">{t('about')}</p>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure.message}
        </p>
      )}
      {list === null && failure === null && <p className="hint">{t('loading')}</p>}
      {list !== null && items.length === 0 && <p className="hint">{t('none')}</p>}
      {items.length > 0 && (
        <ol className="automatic-stories">
          {items.map(({ story, reason, isRelevant }) => (
            <li key={story.id} className="automatic-story">
              <a href={story.url} target="_blank" rel="noreferrer">
                {story.headline}
              </a>
              <span className="automatic-why">
                {t(`reason.${reason.kind}`, 'tag' in reason ? { tag: reason.tag } : {})}
                {!isRelevant && ` · ${t('distant')}`}
              </span>
              {!isReadOnly && (
                <span className="row">
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('pinNamed', { headline: story.headline })}
                    onClick={() => onPin({ id: story.id, label: story.headline })}
                  >
                    {t('pin')}
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('refuse', { headline: story.headline })}
                    title={t('refuseShort')}
                    disabled={isBusy}
                    onClick={() => void refuse(story, true)}
                  >
                    ×
                  </button>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      <RefusedStories
        stories={list?.refused ?? []}
        isBusy={isBusy}
        onAllow={isReadOnly ? null : (story) => void refuse(story, false)}
      />
    </div>
  );
}

/** The stories that editors excluded. */
function RefusedStories({
  stories,
  isBusy,
  onAllow,
}: {
  stories: Automatic['refused'];
  isBusy: boolean;
  /** Null for people who may not change the list. */
  onAllow: ((story: { id: string; headline: string }) => void) | null;
}) {
  const t = useTranslations('desk.automatic');
  const when = useMoment();
  if (stories.length === 0) return null;
  return (
    <>
      <h3 className="automatic-title">{t('refused', { count: stories.length })}</h3>
      <ul className="automatic-stories">
        {stories.map(({ story, refusedBy, refusedAt }) => (
          <li key={story.id} className="automatic-story">
            <a href={story.url} target="_blank" rel="noreferrer">
              {story.headline}
            </a>
            <span className="automatic-why">
              {t('refusedBy', { name: refusedBy, when: when(refusedAt) })}
            </span>
            {onAllow !== null && (
              <span className="row">
                <button
                  type="button"
                  className="button button-small"
                  aria-label={t('allowNamed', { headline: story.headline })}
                  disabled={isBusy}
                  onClick={() => onAllow(story)}
                >
                  {t('allow')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
