'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { articleDeskUrl } from '#core/urls.ts';
import { Picture } from '../media/picture.tsx';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { DeskEntry } from './desk-entry.ts';
import { EntryWords } from './entry-words.tsx';

export type EntryDeed = 'edit' | 'publish' | 'withdraw' | 'pin' | 'unpin' | 'break_out';

/** A live entry at the desk: its content, its state and its actions. */
export function EntryCard({
  entry,
  isBusy,
  fault,
  onDo,
}: {
  entry: DeskEntry;
  isBusy: boolean;
  fault: string | null;
  onDo: (deed: EntryDeed, entry: DeskEntry) => void;
}) {
  const t = useTranslations('live');
  const when = useMoment();
  const [isWhole, setWhole] = useState(false);
  const { abilities, state } = entry;
  const mayEdit = state === 'draft' ? abilities.revise.ok : abilities.update.ok || abilities.correct.ok;
  const deeds = [
    ...(state === 'draft' && abilities.publish.ok ? [['publish', 'release'] as const] : []),
    ...(mayEdit ? [['edit', 'edit'] as const] : []),
    ...(abilities.pin.ok ? [['pin', 'pin'] as const] : []),
    ...(abilities.unpin.ok ? [['unpin', 'unpin'] as const] : []),
    ...(abilities.break_out.ok && entry.breakoutId === null ? [['break_out', 'breakOut'] as const] : []),
    ...(abilities.withdraw.ok
      ? [['withdraw', state === 'draft' ? 'discardDraft' : 'withdraw'] as const]
      : []),
  ];
  const { text } = entry.typed;
  return (
    <li className="live-card" data-state={state} data-entry={entry.id}>
      <p className="live-card-head">
        <strong>{when(entry.publishedAt ?? entry.createdAt)}</strong>
        {state !== 'published' && <span className="badge">{t(state)}</span>}
        {entry.isPinned && <span className="badge">{t('pinned')}</span>}
        {entry.isKey && <span className="badge">{t('key')}</span>}
        <span className="muted">{entry.authors.map(({ name }) => name).join(', ')}</span>
        {entry.modifiedAt !== null && (
          <span className="muted">{t('modified', { time: when(entry.modifiedAt) })}</span>
        )}
      </p>
      {entry.headline !== '' && <h3 className="live-card-title">{entry.headline}</h3>}
      {text !== '' && <EntryWords text={text} isWhole={isWhole} />}
      {text.length > 420 && !isWhole && (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          {t('more')}
        </button>
      )}
      {entry.media.length > 0 && (
        <div className="live-card-photos">
          {entry.media.map((media, index) => (
            <Picture key={media.id} media={media} alt={entry.typed.photos[index]?.alt ?? ''} width={320} />
          ))}
        </div>
      )}
      {entry.notes.map(({ id, kind, note }) => (
        <p key={id} className="live-card-note">
          <strong>{t(kind)}:</strong> {note}
        </p>
      ))}
      {state === 'withdrawn' && entry.withdrawnBy !== null && entry.withdrawnAt !== null && (
        <p className="muted">
          {entry.withdrawReason
            ? t('withdrawnBy', {
                name: entry.withdrawnBy.name,
                time: when(entry.withdrawnAt),
                reason: entry.withdrawReason,
              })
            : t('withdrawnSilently', { name: entry.withdrawnBy.name, time: when(entry.withdrawnAt) })}
        </p>
      )}
      <div className="live-card-deeds">
        {deeds.map(([deed, word]) => (
          <button
            key={deed}
            type="button"
            className={deed === 'publish' ? 'button button-small button-primary' : 'button button-small'}
            aria-disabled={isBusy}
            onClick={() => !isBusy && onDo(deed, entry)}
          >
            {t(word)}
          </button>
        ))}
        {entry.breakoutId !== null && (
          <DeskLink href={articleDeskUrl(entry.breakoutId)} className="muted">
            {t('toBreakout')}
          </DeskLink>
        )}
      </div>
      {fault !== null && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}
