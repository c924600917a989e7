import { useTranslations } from 'use-intl/react';

/** What an event is called; its own name for one that a newer program wrote. */
export function useEventName(): (event: string) => string {
  const t = useTranslations('notifications.webhooks.event');
  return (event) => {
    const key = event.replaceAll('.', '_') as never;
    return t.has(key) ? t(key) : event;
  };
}
