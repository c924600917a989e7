import { type JsonLdNode, jsonLd } from '#core/seo/json-ld.ts';

/** What a page says of itself to machines. */
export function JsonLd({ nodes }: { nodes: readonly JsonLdNode[] }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: core/seo escapes it to stand inside a script element.
      dangerouslySetInnerHTML={{ __html: jsonLd(nodes) }}
    />
  );
}
