import { mediaIdsOf, storyIdsOf } from '../document/body-facts.ts';
import type { MediaView } from '../media/media-view.ts';
import type { VersionContent } from './version-content.ts';

/** The distinct ids that contents refer to, by kind. */
export type ContentReferences = {
  readonly people: readonly string[];
  readonly tags: readonly string[];
  readonly sections: readonly string[];
  readonly stories: readonly string[];
  readonly media: readonly string[];
};

/** The names of those ids. An id without a name was deleted, or this person may not see it. */
export type ContentNames = {
  readonly people: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, { readonly name: string; readonly nameEn: string }>>;
  /** Headlines. */
  readonly stories: Readonly<Record<string, string>>;
  readonly media: Readonly<Record<string, MediaView>>;
};

/** Collects everything that must be looked up before these contents can be displayed. */
export function referencesOf(contents: readonly VersionContent[]): ContentReferences {
  const all = (idsOf: (content: VersionContent) => readonly string[]) => [
    ...new Set(contents.flatMap(idsOf)),
  ];
  return {
    people: all(({ bylineIds }) => bylineIds),
    tags: all(({ tagIds }) => tagIds),
    sections: all(({ sectionId }) => [sectionId]),
    stories: all(({ pinIds, body }) => [...pinIds, ...storyIdsOf(body)]),
    media: all(({ lead, body }) => [...(lead === null ? [] : [lead.mediaId]), ...mediaIdsOf(body)]),
  };
}
