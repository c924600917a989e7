import type { JsonLdNode } from './json-ld.ts';

/** A page on the way from the home page to this one; the address is absolute. */
export type Breadcrumb = { readonly name: string; readonly url: string };

/** BreadcrumbList, as Google reads it: at least two places, numbered from 1, the page itself last. */
export function breadcrumbsJsonLd(places: readonly Breadcrumb[]): JsonLdNode {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: places.map(({ name, url }, index) => {
      return { '@type': 'ListItem', position: index + 1, name, item: url };
    }),
  };
}
