/** The type of a tag; an event's page is its event line (dòng sự kiện). */
export const TAG_TYPES = ['topic', 'person', 'organisation', 'place', 'event', 'series'] as const;
export type TagType = (typeof TAG_TYPES)[number];
