import { escapeXml } from '../feeds/escape-xml.ts';
import type { Locale } from '../i18n/locales.ts';
import { type MailText, mailPage } from '../notifications/mail-text.ts';
import type { SignedAnchor } from './anchor.ts';

const WORDS = {
  vi: {
    subject: (day: string) => `Mốc nhật ký kiểm toán ngày ${day}`,
    alarm: 'Cảnh báo: nhật ký kiểm toán không khớp mốc đã lưu',
    keep: 'Hãy giữ thư này. Ai viết lại nhật ký trong cơ sở dữ liệu cũng không sửa được mốc dưới đây.',
    differs: 'Nhật ký trong cơ sở dữ liệu không đi tiếp từ mốc dưới đây. Hãy chạy lệnh verify-audit ngay.',
  },
  en: {
    subject: (day: string) => `Audit anchor of ${day}`,
    alarm: 'Warning: the audit differs from its anchor',
    keep: 'Keep this mail. A person who rewrites the audit in the database cannot change the anchor below.',
    differs: 'The audit in the database does not go on from the anchor below. Run verify-audit now.',
  },
} as const satisfies Record<Locale, unknown>;

/** The mail that stores an anchor outside the system; `differs` if the chain does not continue from it. */
export function composeAnchorMail(
  { seq, hash, at, signature }: SignedAnchor,
  { locale, siteUrl, differs }: { locale: Locale; siteUrl: string; differs: boolean },
): MailText {
  const words = WORDS[locale];
  const sentence = differs ? words.differs : words.keep;
  const facts = [siteUrl, `seq ${seq}`, `hash ${hash}`, `at ${at}`, `signature ${signature}`];
  return {
    subject: differs ? words.alarm : words.subject(at.slice(0, 10)),
    text: `${sentence}\n\n${facts.join('\n')}\n`,
    html: mailPage(locale, `<p>${sentence}</p>\n<p>${facts.map(escapeXml).join('<br>\n')}</p>`),
  };
}
