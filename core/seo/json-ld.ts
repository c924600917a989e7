import { jsonInHtml } from '../text/json-in-html.ts';

/** A node of schema.org; properties that are undefined are left out when it is written. */
export type JsonLdNode = { readonly '@type': string | readonly string[] } & Readonly<Record<string, unknown>>;

/** JSON-LD of one or more nodes, safe to stand inside a `<script>` element as it is. */
export function jsonLd(nodes: readonly JsonLdNode[]): string {
  return jsonInHtml({ '@context': 'https://schema.org', '@graph': nodes });
}
