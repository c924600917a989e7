import { findMediaTopic, mediaTopicScheme, mediaTopicUri } from '../taxonomy/media-topics.ts';
import type { TagType } from '../taxonomy/tag-types.ts';
import type { JsonLdNode } from './json-ld.ts';

/** What search engines are told of what a tag names. All addresses are absolute. */
export type TagFacts = {
  readonly url: string;
  readonly type: TagType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly imageUrl: string | null;
  /** A concept of the IPTC Media Topics by its number. */
  readonly mediaTopic: string | null;
};

/**
 * What schema.org calls what a tag names. An event stays a term: schema.org asks of an `Event` when and where it is to be, for whoever
 * wants to go there, and an event line knows neither.
 */
const TYPES: Readonly<Record<TagType, string>> = {
  topic: 'DefinedTerm',
  person: 'Person',
  organisation: 'Organization',
  place: 'Place',
  event: 'DefinedTerm',
  series: 'CreativeWorkSeries',
};

/** The same in a few words, for what bears the tag; `@id` is that of the node on the tag's own page. */
export function tagReferenceJsonLd({ url, type, name }: Pick<TagFacts, 'url' | 'type' | 'name'>): JsonLdNode {
  return { '@type': TYPES[type], '@id': tagNodeId(url), name, url };
}

/** What a tag names as a node of schema.org and, where it has one, its IPTC Media Topic as a term beside it. */
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
