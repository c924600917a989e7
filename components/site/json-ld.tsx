import { type JsonLdNode, jsonLd } from '#core/seo/json-ld.ts';

/** The JSON-LD of a page. */
export function JsonLd({ nodes }: { nodes: readonly JsonLdNode[] }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: core/seo escapes it for a script element.
      dangerouslySetInnerHTML={{ __html: jsonLd(nodes) }}
    />
  );
}
