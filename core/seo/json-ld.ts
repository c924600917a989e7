import { jsonInHtml } from '../text/json-in-html.ts';

/** A schema.org node; undefined properties are omitted. */
export type JsonLdNode = { readonly '@type': string | readonly string[] } & Readonly<Record<string, unknown>>;

/** JSON-LD of one or more nodes, safe inside a `<script>` element. */
export function jsonLd(nodes: readonly JsonLdNode[]): string {
  return jsonInHtml({ '@context': 'https://schema.org', '@graph': nodes });
}
