/**
 * Whether a text follows ads.txt 1.1 of the IAB Tech Lab. Each line is empty, a comment (`#`), a variable
 * (`CONTACT=…`) or a record: domain of the advertising system, account, `DIRECT` or `RESELLER`, and
 * optionally the id of the certification authority. Extension data follows a semicolon.
 */
export function isAdsTxt(text: string): boolean {
  return text.split('\n').every((line) => {
    const content = (line.split('#')[0] ?? '').trim();
    return content === '' || VARIABLE.test(content) || isRecord(content);
  });
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
