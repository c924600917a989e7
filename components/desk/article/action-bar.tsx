'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Menu } from '#components/ui/menu.tsx';
import type { Command } from '#core/articles/actions.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import type { DeskArticle } from './desk-article.ts';
import { type OfferedAction, offeredActions } from './offered-actions.ts';

const PRIMARY: readonly Command[] = ['submit', 'approve', 'publish', 'publish_update'];
const NEEDS_CHECKS: readonly Command[] = ['submit', 'approve'];

/** The workflow buttons. A disabled one explains why and stays focusable. */
export function ActionBar({
  abilities,
  newerBy = '',
  shares,
  hasFailedChecks,
  isBusy,
  onAct,
  onNear,
}: {
  abilities: DeskArticle['abilities'];
  /** The people who wrote after the approval. */
  newerBy?: string;
  shares: DeskArticle['shares'];
  hasFailedChecks: boolean;
  isBusy: boolean;
  onAct: (command: Command) => void;
  /** Called when a pointer or the focus is near the buttons, for prefetching. */
  onNear: () => void;
}) {
  const t = useTranslations('actions');
  const id = useId();
  const errorText = useErrorText();
  const { buttons, menu } = offeredActions(abilities);
  const reasons = new Map<string, string>();
  const showsShares =
    shares !== null && shares.length > 0 && buttons.some(({ command }) => command === 'approve');

  function button({ command, refusal }: OfferedAction) {
    const isBlockedByChecks = refusal === null && hasFailedChecks && NEEDS_CHECKS.includes(command);
    const reason = refusal ?? (isBlockedByChecks ? 'article.checks-failed' : null);
    if (reason !== null) reasons.set(reason, errorText(reason, { names: newerBy }));
    const looks = [
      'button',
      PRIMARY.includes(command) ? 'button-primary' : '',
      command === 'kill' ? 'button-danger' : '',
    ];
    return (
      <button
        key={command}
        type="button"
        className={looks.join(' ')}
        // Failed checks leave the button enabled: pressing it shows the missing parts.
        aria-disabled={refusal !== null || isBusy}
        onPointerEnter={onNear}
        onFocus={onNear}
        aria-describedby={reason === null ? undefined : `${id}-${reason}`}
        onClick={() => {
          if (!isBusy && refusal === null) onAct(command);
        }}
      >
        {t(`name.${command}`)}
      </button>
    );
  }

  return (
    <div className="action-bar">
      <div className="row">
        {buttons.map(button)}
        {menu.length > 0 && (
          <Menu
            label={t('more')}
            choices={menu.map(({ command }) => ({ id: command, label: t(`name.${command}`) }))}
            onOpen={onNear}
            onPick={({ id }) => onAct(id)}
          />
        )}
      </div>
      {[...reasons].map(([code, words]) => (
        <p key={code} id={`${id}-${code}`} className="hint">
          {words}
        </p>
      ))}
      {showsShares && (
        <p className="hint">
          {t('shares', { shares: shares.map(({ name, percent }) => `${name} ${percent}%`).join(', ') })}
        </p>
      )}
    </div>
  );
}
