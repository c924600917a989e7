/** A line of a file: its number, from 1, and its first characters. */
type FaultyLine = { readonly line: number; readonly text: string };

const shownChars = 60;

/**
 * The first line that does not follow ads.txt 1.1 of the IAB Tech Lab; null if all do. Each line is empty, a
 * comment (`#`), a variable (`CONTACT=…`) or a record: domain of the advertising system, account, `DIRECT` or
 * `RESELLER`, and optionally the id of the certification authority. Extension data follows a semicolon.
 */
export function faultyLineOfAdsTxt(text: string): FaultyLine | null {
  const lines = text.split(/\r\n?|\n/);
  const at = lines.findIndex((line) => {
    const content = (line.split('#')[0] ?? '').trim();
    return content !== '' && !VARIABLE.test(content) && !isRecord(content);
  });
  if (at < 0) return null;
  return { line: at + 1, text: [...(lines[at] ?? '').trim()].slice(0, shownChars).join('') };
}

const VARIABLE = /^[a-z]+\s*=\s*[^\s,][^,]*$/i;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/i;

function isRecord(line: string): boolean {
  const [domain = '', account, relation = '', ...rest] = (line.split(';')[0] ?? '')
    .split(',')
    .map((field) => field.trim());
  if (!DOMAIN.test(domain) || !account || !/^(direct|reseller)$/i.test(relation)) return false;
  return rest.length === 0 || (rest.length === 1 && rest[0] !== '');
}
