/**
 * JSON that is safe inside a `<script>` element, and inert if it is parsed as HTML. It escapes `</script>`
 * and `<!--`, which would end or change the element, and the line separators, which old parsers do not allow
 * in strings.
 */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
