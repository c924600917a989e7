'use client';
import { useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { linksOf, makeLink, revokeLink } from '#app/(desk)/actions/outside-links.ts';
import type { OutsideLinkItem } from '#core/outside/outside-link.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useProven } from '../../factors/reauthentication.tsx';
import { useActionCall } from '../../forms/use-action-call.ts';
import { useIdempotencyKey } from '../../forms/use-idempotency-key.ts';
import { LinkForm } from './link-form.tsx';
import { LinkRow } from './link-row.tsx';
import { MadeLink } from './made-link.tsx';
import './outside-links.css';

type Page = { readonly items: readonly OutsideLinkItem[]; readonly nextCursor: string | null };

/**
 * The outside links of an article: created, copied once, monitored, revoked. Loaded when the panel is opened.
 */
export function OutsideLinks({
  articleId,
  state,
}: {
  articleId: string;
  /** The state of the story. A change of it revokes the links, so they are loaded again. */
  state: string;
}) {
  const call = useActionCall();
  const t = useTranslations('outside.panel');
  const [page, setPage] = useState<Page | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [made, setMade] = useState<{ label: string; url: string } | null>(null);
  const { idFor, isMade } = useIdempotencyKey();
  const proven = useProven();

  const read = useCallback(async () => {
    const answer = await call(linksOf(articleId));
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setPage(answer.data);
  }, [articleId, call]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state triggers the load.
  useEffect(() => {
    void read();
  }, [read, state]);

  async function readMore(cursor: string) {
    const answer = await call(linksOf(articleId, cursor));
    if (!answer.ok) return setFailure(answer.error);
    const { items, nextCursor } = answer.data;
    setPage((before) =>
      // A double press sends two requests. The second answer is dropped.
      before?.nextCursor === cursor ? { items: [...before.items, ...items], nextCursor } : before,
    );
  }

  return (
    <div className="outside-links">
      <p className="hint">{t('about')}</p>
      {made === null ? (
        <LinkForm
          of={articleId}
          onMake={async (input) => {
            const wanted = { ...input, articleId, id: idFor(input) };
            const answer = await proven(() => call(makeLink(wanted)));
            if (!answer.ok) return answer.error;
            isMade();
            setMade({ label: answer.data.label, url: answer.data.url });
            void read();
            return null;
          }}
        />
      ) : (
        <MadeLink
          made={made}
          onDone={() => {
            setMade(null);
            // It may have been opened while its URL was shown.
            void read();
          }}
        />
      )}
      {failure !== null && (
        <div className="row" role="status">
          <p className="field-error">{failure.message}</p>
          <button type="button" className="button button-small" onClick={() => void read()}>
            {t('readAgain')}
          </button>
        </div>
      )}
      {page === null && failure === null && <p className="hint">{t('loading')}</p>}
      {page?.items.length === 0 && <p className="hint">{t('none')}</p>}
      <ul className="outside-list">
        {page?.items.map((link) => (
          <LinkRow
            key={link.id}
            link={link}
            onRevoke={async () => {
              const answer = await call(revokeLink(articleId, link.id));
              if (answer.ok) await read();
              else setFailure(answer.error);
            }}
          />
        ))}
      </ul>
      {page !== null && page.nextCursor !== null && (
        <button
          type="button"
          className="button button-small"
          onClick={() => void readMore(page.nextCursor ?? '')}
        >
          {t('more')}
        </button>
      )}
    </div>
  );
}
