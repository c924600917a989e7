'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { articleHistoryDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { HistoryDoors, OpenForks } from './history-doors.ts';

/** The open forks of the story. Visible as long as there are any. */
export function KeptTexts({
  articleId,
  version,
  start,
  newest,
  doors,
}: {
  articleId: string;
  version: number;
  /** The first page, which came with the server's page. */
  start: OpenForks;
  /** The fork that this screen has just created. */
  newest: string | null;
  doors: Pick<HistoryDoors, 'openForksOf'>;
}) {
  const t = useTranslations('desk.history');
  const when = useMoment();
  const [{ items, nextCursor }, setPage] = useState(start);
  const openForksOf = useRef(doors.openForksOf);

  useEffect(() => {
    if (newest === null) return;
    let isWanted = true;
    void openForksOf.current(articleId).then((answer) => {
      if (isWanted && answer.ok) setPage(answer.data);
    });
    return () => {
      isWanted = false;
    };
  }, [articleId, newest]);

  async function loadOlder() {
    if (nextCursor === null) return;
    const answer = await openForksOf.current(articleId, nextCursor);
    if (answer.ok) setPage({ ...answer.data, items: [...items, ...answer.data.items] });
  }

  if (items.length === 0) return null;
  return (
    <section className="panel kept-texts" aria-label={t('openForks')}>
      <h2 className="panel-title">{t('openForks')}</h2>
      <ol className="history-list">
        {items.map((fork) => (
          <li key={fork.id}>
            <DeskLink
              href={articleHistoryDeskUrl(articleId, { before: String(version), after: `fork-${fork.id}` })}
            >
              {t('forkNamed', { name: fork.savedByName })}
            </DeskLink>
            <br />
            <span className="muted">{when(fork.savedAt)}</span>
          </li>
        ))}
      </ol>
      {nextCursor !== null && (
        <button type="button" className="button button-small" onClick={() => void loadOlder()}>
          {t('older')}
        </button>
      )}
    </section>
  );
}
