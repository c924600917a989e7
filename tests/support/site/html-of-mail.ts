/** The HTML part of a mail as sent (RFC 2045), decoded. */
export function htmlOfMail(eml: string): string {
  const boundary = /boundary="?([^"\r\n;]+)"?/i.exec(eml)?.[1] ?? '';
  const part = eml.split(`--${boundary}`).find((each) => /^content-type: text\/html/im.test(each));
  if (part === undefined) throw new Error('The mail has no HTML.');
  const [head = '', ...body] = part.trimStart().split(/\r?\n\r?\n/);
  const text = body.join('\n\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return text;
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
