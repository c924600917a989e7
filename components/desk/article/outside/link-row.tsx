'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OutsideLinkItem } from '#core/outside/outside-link.ts';
import { useMoment } from '../../moments/use-moment.ts';

/** An outside link: its recipient, its state and its openings. Revoking needs a confirmation. */
export function LinkRow({ link, onRevoke }: { link: OutsideLinkItem; onRevoke: () => Promise<void> }) {
  const t = useTranslations('outside.panel');
  const when = useMoment();
  const [isSure, setSure] = useState(false);
  const canEnd = link.status === 'open' || link.status === 'used';
  const kind = link.kind === 'preview' ? t('kindPreview') : t('kindReview');
  return (
    <li className="outside-link" data-status={link.status}>
      <p className="outside-line">
        <strong>{link.label}</strong>
        <span className="badge">{t(`status.${link.status}`)}</span>
      </p>
      <p className="hint">
        {kind} · {t('version', { number: link.version })}
        {link.singleUse && ` · ${t('once')}`} ·{' '}
        {t('by', { name: link.createdBy.name, when: when(link.createdAt) })}
      </p>
      <p className="hint">
        {opened(link)}
        {link.comments > 0 && ` · ${t('comments', { count: link.comments })}`}
      </p>
      {link.revokedAt !== null ? (
        <p className="hint">
          {t('revoked', { name: link.revokedBy?.name ?? '', when: when(link.revokedAt) })}
        </p>
      ) : (
        canEnd && <p className="hint">{t('until', { when: when(link.expiresAt) })}</p>
      )}
      {canEnd && (
        <button
          type="button"
          className="button button-small button-danger"
          aria-label={`${isSure ? t('revokeSure') : t('revoke')}: ${link.label}`}
          onBlur={() => setSure(false)}
          onClick={() => {
            if (isSure) void onRevoke();
            else setSure(true);
          }}
        >
          {isSure ? t('revokeSure') : t('revoke')}
        </button>
      )}
    </li>
  );

  function opened({ usedAt, lastOpenedAt, openings }: OutsideLinkItem): string {
    if (usedAt === null || lastOpenedAt === null) return t('neverOpened');
    if (openings === 1) return t('openedOnce', { when: when(usedAt) });
    return t('opened', { count: openings, first: when(usedAt), last: when(lastOpenedAt) });
  }
}
