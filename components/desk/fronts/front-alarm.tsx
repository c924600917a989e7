'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { frontsDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../desk-link.tsx';

const lookEveryMs = 30_000;

/**
 * Over every screen of whoever answers for the front, from the moment on at which it is old; nothing closes it but a change.
 * `inMs`: how long that is still, by the server's clock.
 */
export function FrontAlarm({ inMs, hours }: { inMs: number; hours: number }) {
  const t = useTranslations('desk');
  const [isOld, setOld] = useState(inMs <= 0);
  useEffect(() => {
    const from = performance.now();
    const look = () => setOld(performance.now() - from >= inMs);
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [inMs]);
  if (!isOld) return null;
  return (
    <section className="front-alarm" aria-label={t('frontAlarm.title')}>
      <DeskLink href={frontsDeskUrl} className="front-alarm-link">
        <strong>{t('frontAlarm.title')}</strong> <span>{t('frontAlarm.since', { hours })}</span>
      </DeskLink>
    </section>
  );
}
