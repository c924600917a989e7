'use client';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import { useDeskMessages } from '#components/desk/messages/use-desk-messages.ts';
import type { Locale } from '#core/i18n/locales.ts';

/** Gives the texts of the desk to everything inside; a page carries no more of them than the address of their `file`. */
export function DeskMessages({
  locale,
  file,
  lost,
  timeZone,
  children,
}: {
  locale: Locale;
  file: string;
  /** Shown where the file can't be had. */
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
