/** A node of schema.org; properties that are undefined are left out when it is written. */
export type JsonLdNode = { readonly '@type': string | readonly string[] } & Readonly<Record<string, unknown>>;

/** JSON-LD of one or more nodes, safe to stand inside a `<script>` element as it is. */
export function jsonLd(nodes: readonly JsonLdNode[]): string {
  return escapedForScript(JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }));
}

/** `</script>` and `<!--` would end or change the element wherever they stand; the line separators end old strings. */
function escapedForScript(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
