'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { articleHistoryDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { HistoryDoors, Timeline } from './history-doors.ts';
import { useReason } from './use-reason.ts';

/** The number of versions in the panel; the history page has all. */
const toldVersions = 4;

/** The last versions of the text, loaded when the panel is opened. The history page has the rest. */
export function LastVersions({
  articleId,
  doors,
}: {
  articleId: string;
  doors: Pick<HistoryDoors, 'timelineOf'>;
}) {
  const t = useTranslations('desk.history');
  const when = useMoment();
  const reasonOf = useReason();
  const [timeline, setTimeline] = useState<Timeline | null>(null);
  const timelineOf = useRef(doors.timelineOf);

  useEffect(() => {
    void timelineOf.current(articleId).then((answer) => {
      if (answer.ok) setTimeline(answer.data);
    });
  }, [articleId]);

  return (
    <>
      <ol className="history-list">
        {timeline?.versions.slice(0, toldVersions).map((version) => (
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
