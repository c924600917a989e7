import { findMediaTopic, mediaTopicScheme, mediaTopicUri } from '../taxonomy/media-topics.ts';
import type { TagType } from '../taxonomy/tag-types.ts';
import type { JsonLdNode } from './json-ld.ts';

/** The facts about a tag for search engines. All URLs are absolute. */
export type TagFacts = {
  readonly url: string;
  readonly type: TagType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly imageUrl: string | null;
  /** An IPTC Media Topic by number. */
  readonly mediaTopic: string | null;
};

/**
 * The schema.org type of a tag. An event remains a term: schema.org's `Event` requires a future time and
 * place, which an event line does not have.
 */
const TYPES: Readonly<Record<TagType, string>> = {
  topic: 'DefinedTerm',
  person: 'Person',
  organisation: 'Organization',
  place: 'Place',
  event: 'DefinedTerm',
  series: 'CreativeWorkSeries',
};

/** A short reference for pages with the tag; `@id` is that of the node on the tag's own page. */
export function tagReferenceJsonLd({ url, type, name }: Pick<TagFacts, 'url' | 'type' | 'name'>): JsonLdNode {
  return { '@type': TYPES[type], '@id': tagNodeId(url), name, url };
}

/** The tag as a schema.org node, with its IPTC Media Topic as a second node, if any. */
export function tagJsonLd(tag: TagFacts): JsonLdNode[] {
  const named: JsonLdNode = {
    ...tagReferenceJsonLd(tag),
    alternateName: tag.aliases.length === 0 ? undefined : tag.aliases,
    description: tag.description || undefined,
    image: tag.imageUrl ?? undefined,
  };
  return tag.mediaTopic === null ? [named] : [named, ...mediaTopicJsonLd(tag.mediaTopic)];
}

function tagNodeId(url: string): string {
  return `${url}#the`;
}

function mediaTopicJsonLd(code: string): JsonLdNode[] {
  const topic = findMediaTopic(code);
  if (topic === null) return [];
  return [
    {
      '@type': 'DefinedTerm',
      '@id': mediaTopicUri(code),
      name: topic.name.en,
      termCode: code,
      inDefinedTermSet: mediaTopicScheme,
    },
  ];
}
