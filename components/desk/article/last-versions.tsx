'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { timelineOf } from '#app/(desk)/actions/versions.ts';
import { articleHistoryDeskUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { Timeline } from './timeline-page.ts';
import { useReason } from './use-reason.ts';

/** The number of versions in the panel; the history page has all. */
const shownVersions = 4;

/** The last versions of the text, loaded when the panel is opened. The history page has the rest. */
export function LastVersions({ articleId }: { articleId: string }) {
  const t = useTranslations('desk.history');
  const when = useMoment();
  const reasonOf = useReason();
  const [timeline, setTimeline] = useState<Timeline | null>(null);
  const call = useActionCall();

  useEffect(() => {
    void call(timelineOf(articleId)).then((answer) => {
      if (answer.ok) setTimeline(answer.data);
    });
  }, [articleId, call]);

  return (
    <>
      <ol className="history-list">
        {timeline?.versions.slice(0, shownVersions).map((version) => (
          <li key={version.number}>
            <DeskLink
              href={articleHistoryDeskUrl(articleId, {
                before: version.number > 1 ? String(version.number - 1) : undefined,
                after: String(version.number),
              })}
            >
              {t('version', { number: version.number })}
            </DeskLink>
            {version.isLive && <span className="badge">{t('live')}</span>} ·{' '}
            {version.contributors.map(({ name }) => name).join(', ') || t('nobody')}
            <br />
            <span className="muted">
              {when(version.savedAt)} · {reasonOf(version)}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <DeskLink className="button button-small" href={articleHistoryDeskUrl(articleId)}>
          {t('all')}
        </DeskLink>
      </p>
    </>
  );
}
