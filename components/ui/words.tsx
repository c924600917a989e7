'use client';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';

/** Provides the messages of one language to all components inside. */
export function Words({
  locale,
  messages,
  timeZone,
  children,
}: {
  locale: string;
  messages: Record<string, unknown>;
  timeZone?: string;
  children: ReactNode;
}) {
  return (
    <IntlProvider locale={locale} messages={messages as never} timeZone={timeZone ?? 'UTC'}>
      {children}
    </IntlProvider>
  );
}
