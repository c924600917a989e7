'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { ageOfDebt, type DebtSummary } from '#core/articles/debts.ts';
import { debtsDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { debtsChanged } from './debts-changed.ts';

const ageEveryMs = 30_000;

/**
 * The number of open review debts, for people responsible for them. It is on every screen and cannot be
 * dismissed.
 */
export function DebtCounter({ first, now }: { first: DebtSummary; now: number }) {
  const t = useTranslations('breaking.debts');
  const [{ count, oldestAt }, show] = useState(first);
  const [at, setAt] = useState(now);
  useEffect(() => {
    const end = debtsChanged.subscribe((debts) => {
      show(debts);
      setAt(Date.now());
    });
    const timer = setInterval(() => setAt(Date.now()), ageEveryMs);
    return () => {
      end();
      clearInterval(timer);
    };
  }, []);
  if (count === 0 || oldestAt === null) return null;
  const { minutes, stage } = ageOfDebt(new Date(oldestAt), new Date(at));
  return (
    <section className="debts" data-stage={stage} aria-label={t('title')}>
      <DeskLink href={debtsDeskUrl} className="debts-link">
        <strong>{t('count', { count })}</strong> <span>{t('oldest', { minutes })}</span>
      </DeskLink>
    </section>
  );
}
