/**
 * JSON that can stand inside a `<script>` element as it is, and that is no HTML where something takes it for some: `</script>` and
 * `<!--` would end or change the element wherever they stand; the line separators end old strings.
 */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
