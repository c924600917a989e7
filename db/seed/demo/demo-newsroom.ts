import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, figures and hyphens only');

const person = z.strictObject({
  key,
  kind: z.enum(['staff', 'guest', 'agency']),
  name: z.string().min(1),
  slug: key,
  email: z.email().optional(),
  bio: z.string(),
  roles: z.array(
    z.strictObject({
      role: z.enum(['contributor', 'journalist', 'editor', 'managing_editor', 'legal', 'admin']),
      sections: z.array(key).optional(),
    }),
  ),
  grants: z.array(z.enum(['breaking', 'fronts', 'unlock', 'archive_read'])).optional(),
});

const section = z.strictObject({
  slug: key,
  name: z.string(),
  nameEn: z.string(),
  description: z.string(),
  parent: key.optional(),
});

const tag = z.strictObject({
  key,
  type: z.enum(['topic', 'person', 'organisation', 'place', 'event', 'series']),
  name: z.string(),
  aliases: z.array(z.string()),
  description: z.string(),
});

const story = z.strictObject({
  key,
  locale: z.enum(['vi', 'en']),
  section: key,
  format: z.enum(['news', 'analysis', 'opinion', 'interview', 'photo', 'long_read']).default('news'),
  state: z.enum([
    'live',
    'draft',
    'in_review',
    'changes_requested',
    'approved',
    'scheduled',
    'hold',
    'spiked',
    'killed',
    'withheld',
  ]),
  hoursAgo: z.number(),
  headline: z.string().min(1),
  kicker: z.string().optional(),
  sapo: z.string().min(1),
  lead: z
    .strictObject({ illustration: key, caption: z.string(), credit: z.string(), alt: z.string() })
    .optional(),
  byline: z.array(key).min(1),
  tags: z.array(key),
  related: z.array(key).default([]),
  note: z.string().optional(),
  bodyHtml: z.string().min(1),
});

const newsroom = z.strictObject({
  people: z.array(person),
  sections: z.array(section),
  tags: z.array(tag),
});

/** A person of the demonstration newsroom; `email` is there for those who can sign in. */
export type DemoPerson = z.infer<typeof person>;
/** A section; a parent stands before its children. */
export type DemoSection = z.infer<typeof section>;
/** A typed tag with its other names. */
export type DemoTag = z.infer<typeof tag>;
/** A story with the state that it is to reach; `hoursAgo` below zero lies in the future. */
export type DemoStory = z.infer<typeof story>;
/** Everything that an empty database is filled with. */
export type DemoNewsroom = z.infer<typeof newsroom> & { stories: DemoStory[] };

/** Reads the files of this folder, oldest story first. Throws a ZodError that names the field which is wrong. */
export function demoNewsroom(): DemoNewsroom {
  const files = readdirSync(new URL('./stories/', import.meta.url)).filter((name) => name.endsWith('.json'));
  const stories = files.flatMap((name) => z.array(story).parse(readJson(`./stories/${name}`)));
  return {
    ...newsroom.parse(readJson('./newsroom.json')),
    stories: stories.toSorted((a, b) => b.hoursAgo - a.hoursAgo),
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
