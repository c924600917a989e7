import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { FORMATS } from '#core/articles/states.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { GRANTS, ROLES } from '#core/people/roles.ts';
import { someSettings } from '#core/settings/site-settings.ts';
import { recordOf } from '#core/shared/record-of.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';

const folder = new URL('../../../db/seed/demo/', import.meta.url);

const newsroomSchema = z.object({
  people: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(['staff', 'guest', 'agency']),
      name: z.string(),
      slug: z.string(),
      email: z.string().optional(),
      bio: z.string(),
      profile: z
        .object({
          jobTitle: z.string().default(''),
          section: z.string().optional(),
          publicEmail: z.string().default(''),
          publicLink: z.string().default(''),
          picture: z.string().optional(),
        })
        .optional(),
      roles: z.array(z.object({ role: z.enum(ROLES), sections: z.array(z.string()).optional() })).default([]),
      grants: z.array(z.enum(GRANTS)).default([]),
    }),
  ),
  sections: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      nameEn: z.string(),
      description: z.string(),
      parent: z.string().optional(),
    }),
  ),
  tags: z.array(
    z.object({
      key: z.string(),
      type: z.enum(TAG_TYPES),
      name: z.string(),
      aliases: z.array(z.string()).default([]),
      description: z.string().default(''),
      parent: z.string().optional(),
      mediaTopic: z.string().optional(),
      picture: z.string().optional(),
      moments: z.array(z.object({ story: z.string(), label: z.string() })).default([]),
    }),
  ),
  /** Groups of names that searches equate. */
  synonyms: z.array(z.array(z.string())),
  settings: someSettings,
});

const houseStyleSchema = z.object({
  abbreviations: z.array(
    z.object({ section: z.string().optional(), short: z.string(), expansion: z.string() }),
  ),
  rules: z.array(
    z.object({
      section: z.string().optional(),
      pattern: z.string(),
      matchCase: z.boolean().default(false),
      advice: z.string(),
      replacement: z.string().nullable().default(null),
    }),
  ),
  words: z.array(z.string()),
});

/** The states of demonstration stories; `live` and later ones were published once. */
export const DEMO_STATES = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'hold',
  'spiked',
  'live',
  'withheld',
  'killed',
] as const;

const photoSchema = z.object({
  illustration: z.string(),
  caption: z.string(),
  credit: z.string(),
  alt: z.string(),
});

/** The coverage of a live story; times in minutes before seeding. */
const liveSchema = z.object({
  opened: z.number(),
  entries: z.array(
    z.object({
      minutesAgo: z.number(),
      by: z.string(),
      state: z.enum(['draft', 'published']).default('published'),
      headline: z.string().default(''),
      /** Its name as a key event; omitted for other entries. */
      key: z.string().optional(),
      /** As typed at the live desk. */
      text: z.string(),
      photo: photoSchema.optional(),
      pinned: z.boolean().default(false),
      correction: z.object({ minutesAgo: z.number(), note: z.string(), headline: z.string() }).optional(),
    }),
  ),
});

/** A corrected error of a story's text: `wrong` was published first instead of `right`. */
const correctionSchema = z.object({
  hoursAgo: z.number(),
  wrong: z.string(),
  right: z.string(),
  note: z.string(),
});

const storySchema = z.object({
  key: z.string(),
  locale: z.enum(LOCALES),
  section: z.string(),
  state: z.enum(DEMO_STATES),
  format: z.enum(FORMATS).default('news'),
  /** Age in hours at seeding; for a scheduled story, hours until publication. */
  hoursAgo: z.number(),
  ...recordOf(TEXT_FIELDS, () => z.string().default('')),
  headline: z.string(),
  sapo: z.string(),
  /** The key of the story that it translates. */
  translationOf: z.string().optional(),
  lead: photoSchema.optional(),
  byline: z.array(z.string()),
  tags: z.array(z.string()),
  related: z.array(z.string()).default([]),
  note: z.string().optional(),
  bodyHtml: z.string(),
  live: liveSchema.optional(),
  correction: correctionSchema.optional(),
});

/** The layout of the home page: by container name, or by section slug for a strip. */
const frontSchema = z.array(
  z.object({
    container: z.string(),
    by: z.string(),
    note: z.string(),
    stories: z.array(
      z.object({
        story: z.string(),
        headline: z.string().optional(),
        kicker: z.string().optional(),
        picture: z.string().optional(),
      }),
    ),
  }),
);

export type DemoFront = z.infer<typeof frontSchema>;
export type DemoNewsroom = z.infer<typeof newsroomSchema>;
export type DemoHouseStyle = z.infer<typeof houseStyleSchema>;
export type DemoStory = z.infer<typeof storySchema>;
export type DemoLive = z.infer<typeof liveSchema>;

/** Reads the demonstration newsroom from its files. Throws the schema's error for an invalid file. */
export function readDemoFiles(): {
  newsroom: DemoNewsroom;
  houseStyle: DemoHouseStyle;
  front: DemoFront;
  stories: DemoStory[];
} {
  const stories = readdirSync(new URL('stories/', folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => z.array(storySchema).parse(readJson(`stories/${name}`)));
  return {
    newsroom: newsroomSchema.parse(readJson('newsroom.json')),
    houseStyle: houseStyleSchema.parse(readJson('house-style.json')),
    front: frontSchema.parse(readJson('front.json')),
    stories,
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
