import { createTranslator } from 'use-intl/core';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { type Messages, type Namespace, READY, WRITTEN } from '#core/i18n/messages.ts';
import type { ErrorDetails } from '#core/shared/domain-error.ts';

/** The messages of these namespaces, for a browser. */
export function messagesFor<N extends Namespace>(
  locale: Locale,
  namespaces: readonly N[],
): Pick<Messages, N> {
  const entries = namespaces.map((namespace) => [namespace, READY[locale][namespace]]);
  return Object.fromEntries(entries) as Pick<Messages, N>;
}

/** The translator of one namespace for server components. */
export function translator<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator({ locale, messages: READY[locale], namespace });
}

/** A house form as stored, with its placeholders in braces. */
export function houseForm(locale: Locale, name: 'creditForm' | 'quoteForm'): string {
  return WRITTEN[locale].site[name];
}

/**
 * The message of an error code such as `article.stale-version`, with its details filled in. The code itself
 * if it has no message.
 */
export function errorText(locale: Locale, code: string, details: ErrorDetails = {}): string {
  const [noun = '', name = ''] = code.split(/\.(.*)/s);
  const nouns = WRITTEN[locale].errors as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return fillLabel(nouns[noun]?.[name] ?? code, details as Readonly<Record<string, string>>);
}
