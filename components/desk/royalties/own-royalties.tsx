'use client';
import { useTranslations } from 'use-intl/react';
import { DeskLink } from '../shell/desk-link.tsx';
import './royalties.css';
import { type RoyaltyRow, RoyaltyRows } from './royalty-rows.tsx';
import { useRoyaltyWords } from './use-royalty-words.ts';

/** A person's own royalties: the months, and the awards of one. */
export function OwnRoyalties({
  own,
}: {
  own: {
    readonly months: readonly {
      readonly month: string;
      readonly pointTenths: number;
      readonly amountDong: number;
      readonly isClosed: boolean;
    }[];
    readonly shown: string | null;
    readonly lines: readonly RoyaltyRow[];
  };
}) {
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  return (
    <section aria-labelledby="own-royalties" className="royalties">
      <h2 id="own-royalties">{t('mine')}</h2>
      {own.months.length === 0 ? (
        <p className="muted">{t('mineEmpty')}</p>
      ) : (
        <>
          <p className="hint">{t('mineHint')}</p>
          <nav aria-label={t('month')} className="piles">
            {own.months.map(({ month, amountDong, isClosed }) => (
              <DeskLink
                key={month}
                href={`/desk/account?${new URLSearchParams({ month })}`}
                isHere={month === own.shown ? 'true' : undefined}
              >
                {words.monthName(month)} <span className="pile-count">{words.amount(amountDong)}</span>
                {!isClosed && <span className="muted">{t('open').toLowerCase()}</span>}
              </DeskLink>
            ))}
          </nav>
          <RoyaltyRows lines={own.lines} linksTo="story" />
        </>
      )}
    </section>
  );
}
