/** Characters that XML 1.0 (section 2.2) forbids, also as a reference. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** The same by UTF-16 code units: a faster test, and sufficient if it does not match. */
const SUSPECT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Escapes text for an element or quoted attribute of XML 1.0; forbidden characters are dropped. */
export function escapeXml(text: string): string {
  const legal = SUSPECT.test(text) ? text.replace(ILLEGAL, '') : text;
  return legal.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
