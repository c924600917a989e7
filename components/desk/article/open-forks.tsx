'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { openForksOf } from '#app/(desk)/actions/versions.ts';
import { articleHistoryDeskUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { OpenForks } from './timeline-page.ts';

/** The open forks of the story. Visible as long as there are any. */
export function OpenForksPanel({
  articleId,
  version,
  start,
  newest,
}: {
  articleId: string;
  version: number;
  /** The first page, which came with the server's page. */
  start: OpenForks;
  /** The fork that this screen has just created. */
  newest: string | null;
}) {
  const t = useTranslations('desk.history');
  const when = useMoment();
  const [{ items, nextCursor }, setPage] = useState(start);
  const call = useActionCall();

  useEffect(() => {
    if (newest === null) return;
    let isWanted = true;
    void call(openForksOf(articleId)).then((answer) => {
      if (isWanted && answer.ok) setPage(answer.data);
    });
    return () => {
      isWanted = false;
    };
  }, [articleId, newest, call]);

  async function loadOlder() {
    if (nextCursor === null) return;
    const answer = await call(openForksOf(articleId, nextCursor));
    if (answer.ok) setPage({ ...answer.data, items: [...items, ...answer.data.items] });
  }

  if (items.length === 0) return null;
  return (
    <section className="panel open-forks" aria-label={t('openForks')}>
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
