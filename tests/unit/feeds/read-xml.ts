/**
 * A strict reader of small XML documents: returns the elements as [path, text]; throws if the document is not
 * well formed.
 */
export function readXml(xml: string): [path: string, text: string][] {
  const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(xml);
  if (illegal) throw new Error(`illegal character at ${illegal.index}`);
  const open: string[] = [];
  const elements: [string, string][] = [];
  let text = '';
  for (const [token, closing, name, selfClosing] of xml.matchAll(
    /<\?[^?]*\?>|<(\/?)([\w:-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>|[^<]+|</g,
  )) {
    if (token === '<') throw new Error('a stray <');
    if (name === undefined) text += token.startsWith('<?') ? '' : unescaped(token);
    else if (closing) {
      if (open.join('/').split('/').at(-1) !== name) throw new Error(`</${name}> closes ${open.at(-1)}`);
      elements.push([open.join('/'), text.trim()]);
      open.pop();
      text = '';
    } else {
      text = '';
      if (!selfClosing) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`not closed: ${open}`);
  return elements;
}

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(\w*);?/g, (whole, name: string) => {
    const sign = SIGNS[name];
    if (sign === undefined || !whole.endsWith(';')) throw new Error(`a stray & in ${text}`);
    return sign;
  });
}
