import { useTranslations } from 'use-intl/react';
import { haveRightsEnded, type MediaRights } from '#core/media/media-rights.ts';

/** The expiry of a picture's rights, past or future. Nothing without an expiry. */
export function RightsBadge({ item, today }: { item: MediaRights; today: string }) {
  const t = useTranslations('desk.media');
  if (item.rightsUntil === null) return null;
  const [year, month, day] = item.rightsUntil.split('-').map(Number);
  const until = `${day}/${month}/${year}`;
  return haveRightsEnded(item, today) ? (
    <span className="badge" data-state="rights-ended">
      {t('rightsEnded', { day: until })}
    </span>
  ) : (
    <span className="badge">{t('rightsGoOn', { day: until })}</span>
  );
}
