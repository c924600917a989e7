import type { ReactNode } from 'react';
import { Words } from '#components/ui/words.tsx';
import { deskContext } from './desk-context.ts';
import { deskLocale } from './locale.ts';
import { messagesFor } from './messages.ts';

/** Gives the texts about fronts to a screen inside the desk. */
export async function FrontWords({ children }: { children: ReactNode }) {
  const locale = await deskLocale();
  const { site } = await deskContext();
  return (
    <Words
      locale={locale}
      messages={messagesFor(locale, ['fronts', 'desk', 'errors'])}
      timeZone={site.timeZone}
    >
      {children}
    </Words>
  );
}
