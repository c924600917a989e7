import type { JsonLdNode } from './json-ld.ts';

/** A page on the path from the home page to this one, with an absolute URL. */
export type Breadcrumb = { readonly name: string; readonly url: string };

/** BreadcrumbList as Google requires it: at least two items, numbered from 1, the page itself last. */
export function breadcrumbsJsonLd(places: readonly Breadcrumb[]): JsonLdNode {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: places.map(({ name, url }, index) => {
      return { '@type': 'ListItem', position: index + 1, name, item: url };
    }),
  };
}
