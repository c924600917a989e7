import { useTranslations } from 'use-intl/react';

/** The label of an event; its raw name if a newer version wrote it. */
export function useEventName(): (event: string) => string {
  const t = useTranslations('notifications.webhooks.event');
  return (event) => {
    const key = event.replaceAll('.', '_') as never;
    return t.has(key) ? t(key) : event;
  };
}
