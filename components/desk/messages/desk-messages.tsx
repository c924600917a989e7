'use client';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import { useDeskMessages } from '#components/desk/messages/use-desk-messages.ts';
import type { Locale } from '#core/i18n/locales.ts';

/** Provides the desk's messages to all components inside. A page only contains the URL of their `file`. */
export function DeskMessages({
  locale,
  file,
  lost,
  timeZone,
  children,
}: {
  locale: Locale;
  file: string;
  /** Shown if the file fails to load. */
  lost: ReactNode;
  timeZone: string;
  children: ReactNode;
}) {
  const messages = useDeskMessages(locale, file);
  return messages === null ? (
    lost
  ) : (
    <IntlProvider locale={locale} messages={messages as never} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
