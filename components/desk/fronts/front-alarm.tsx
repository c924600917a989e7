'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { ageOfFront } from '#app/(desk)/actions/fronts.ts';
import { frontsDeskUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { FrontAge } from './front-state.ts';

const lookEveryMs = 30_000;

/**
 * A banner on every screen of people responsible for the front, once it is stale. Only a change of the front
 * ends it. A screen may be open for hours, so the state is loaded again before the banner is shown, and while
 * it is shown.
 */
export function FrontAlarm({ inMs, hours }: FrontAge) {
  const call = useActionCall();
  const t = useTranslations('desk');
  const [oldAfter, setOldAfter] = useState(inMs <= 0 ? hours : null);
  useEffect(() => {
    let due = performance.now() + inMs;
    let isOpen = true;
    setOldAfter(inMs <= 0 ? hours : null);
    const look = async () => {
      if (performance.now() < due || document.visibilityState !== 'visible') return;
      const answer = await call(ageOfFront());
      // After a failed request the last state stays until the next poll.
      if (!isOpen || !answer.ok) return;
      const now = answer.data;
      due = now === null ? Number.POSITIVE_INFINITY : performance.now() + now.inMs;
      setOldAfter(now !== null && now.inMs <= 0 ? now.hours : null);
    };
    const timer = setInterval(() => void look(), lookEveryMs);
    // A tab that becomes visible shows the present state.
    document.addEventListener('visibilitychange', look);
    return () => {
      isOpen = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [inMs, hours, call]);
  if (oldAfter === null) return null;
  return (
    <section className="front-alarm" aria-label={t('frontAlarm.title')}>
      <DeskLink href={frontsDeskUrl} className="front-alarm-link">
        <strong>{t('frontAlarm.title')}</strong> <span>{t('frontAlarm.since', { hours: oldAfter })}</span>
      </DeskLink>
    </section>
  );
}
