import type { Locale } from '../i18n/locales.ts';

/** The content of an e-mail. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string };

/** The HTML page of an e-mail around escaped content. */
export function mailPage(locale: Locale, inside: string): string {
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"></head>
<body style="font-family:sans-serif;line-height:1.5;max-width:40em">
${inside}
</body></html>
`;
}
