/** Everything that XML 1.0 (section 2.2) has no place for, not even as a reference. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** The same by UTF-16 units: found much sooner, and where there is none of it there is nothing illegal either. */
const SUSPECT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text made safe for an element or a quoted attribute of XML 1.0; characters that XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  const legal = SUSPECT.test(text) ? text.replace(ILLEGAL, '') : text;
  return legal.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
