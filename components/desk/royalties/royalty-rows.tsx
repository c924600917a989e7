'use client';
import { useTranslations } from 'use-intl/react';
import { articleDeskUrl, storyRoyaltiesDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRoyaltyWords } from './use-royalty-words.ts';

export type RoyaltyRow = {
  readonly id: string;
  readonly articleId: string;
  readonly number: number;
  readonly headline: string;
  readonly kind: 'text' | 'photo';
  readonly pointTenths: number;
  readonly amountDong: number;
  readonly isAdjustment: boolean;
  readonly note: string;
};

/** Single awards, each with a link to its story or its awards. */
export function RoyaltyRows({
  lines,
  linksTo,
}: {
  lines: readonly RoyaltyRow[];
  linksTo: 'marks' | 'story';
}) {
  const t = useTranslations('royalties');
  const words = useRoyaltyWords();
  const hrefOf = linksTo === 'marks' ? storyRoyaltiesDeskUrl : articleDeskUrl;
  return (
    <ul className="rows">
      {lines.map((line) => (
        <li key={line.id} className="rows-item">
          <div>
            <DeskLink href={hrefOf(line.articleId)}>
              {line.headline || t('number', { number: String(line.number) })}
            </DeskLink>
            <p className="hint">
              {t(line.kind)} · {t('points')}: {words.points(line.pointTenths)}
              {line.isAdjustment && ` · ${t('adjustments')}`}
              {line.note !== '' && ` · ${line.note}`}
            </p>
          </div>
          <strong className="rows-time">{words.amount(line.amountDong)}</strong>
        </li>
      ))}
    </ul>
  );
}
