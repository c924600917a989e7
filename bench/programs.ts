import type { Program } from './support/options.ts';

/** The names of the measurements of `data`, in order. The last one writes. */
export const DATA_MEASURES = ['search', 'suggestions', 'related', 'atdesk', 'publishing'] as const;

/** Options for the files of a collection. Null means the program's own collection. */
const COLLECTION_OPTIONS = {
  docs: { about: 'the documents of a collection: JSON, packed by gzip or not', text: null },
  qrels: { about: 'its judgements: query, document and relevance in a line', text: null },
} as const;

/**
 * The programs of this folder with their options. `scripts/bench.ts` parses the options before it loads a
 * program.
 */
export const PROGRAMS = {
  audit: {
    options: {
      rows: { about: 'the rows of the audit', number: 1_000_000, least: 1 },
    },
  },
  breaking: {
    options: {},
  },
  crash: {
    options: {
      database: { about: 'embedded, server, or the URL of a database that is not killed', text: 'embedded' },
      minutes: { about: 'at most so many minutes', number: 600 },
      'full-disk': {
        about: 'on a separate disk that is full before each kill; requires root',
        flag: false,
      },
    },
    words: {
      rounds: { about: 'the number of kills', number: 200, least: 1, whole: true },
      seed: { about: 'the seed of the random numbers', number: 1, whole: true },
    },
  },
  data: {
    options: {
      stories: { about: 'the number of stories', number: 1_000_000, least: 1_000 },
      data: { about: 'a folder that keeps them for the next run', text: null },
      only: { about: 'one of the measures', text: null, oneOf: DATA_MEASURES },
    },
  },
  'desk-lists': {
    options: {
      stories: { about: 'the number of stories', number: 1_000_000, least: 0 },
      rounds: { about: 'measurements of each', number: 5, least: 1 },
      'no-pages': { about: 'the database alone', flag: false },
    },
  },
  'desk-under-load': {
    options: {
      minutes: { about: 'how many minutes the readers stay', number: 60 },
      rate: { about: 'requests a second', number: 2_000, least: 1 },
      desk: { about: 'the number of people at the desk', number: 50, least: 1 },
    },
  },
  'editor-load': {
    options: {},
  },
  'eval-related': {
    options: {
      ...COLLECTION_OPTIONS,
      tags: { about: 'the tags of the collection are fed as well', flag: false },
    },
    needsBrowser: false,
  },
  'eval-search': {
    options: {
      ...COLLECTION_OPTIONS,
      searches: { about: 'judged searches of the demonstration, instead of its own', text: null },
    },
    needsBrowser: false,
  },
  'eval-tags': {
    options: {
      ...COLLECTION_OPTIONS,
      every: { about: 'only every n-th document', number: 1, least: 1, whole: true },
    },
    needsBrowser: false,
  },
  'largest-bodies': {
    options: { only: { about: 'only the bodies with this text in their name', text: null } },
    needsBrowser: false,
  },
  live: {
    options: {
      readers: { about: 'open event streams', number: 2_000, least: 1 },
      entries: { about: 'the number of published entries', number: 20, least: 1 },
    },
  },
  reader: {
    options: {
      stories: { about: 'the number of stories', number: 1_000_000, least: 0 },
      rounds: { about: 'measurements of each', number: 5, least: 1 },
      seconds: { about: 'seconds of requests per measurement', number: 3, least: 1 },
    },
  },
  reads: {
    options: {
      stories: { about: 'the number of stories', number: 100_000, least: 0 },
      rounds: { about: 'measurements of each', number: 5, least: 1 },
      seconds: { about: 'seconds of requests per measurement', number: 2, least: 1 },
    },
  },
  related: {
    options: {
      stories: { about: 'the number of stories', number: 1_000_000, least: 1_000 },
      data: { about: 'a folder that keeps them for the next run', text: null },
    },
  },
  soak: {
    options: {
      minutes: { about: 'minutes of writing', number: 120 },
      writers: { about: 'the number of writers', number: 50, least: 1 },
      seed: { about: 'the seed of the random numbers', number: 1 },
    },
    needsBrowser: false,
  },
  typing: {
    options: {},
  },
  visible: {
    options: {
      rate: { about: 'requests per second meanwhile', number: 5_000, least: 1 },
      rounds: { about: 'stories that are published and killed', number: 30, least: 1 },
    },
  },
  weight: {
    options: {
      lighthouse: { about: 'a folder that has Lighthouse, to score pages with', text: null },
    },
  },
  withdrawal: {
    options: {},
  },
} as const satisfies Readonly<Record<string, Program>>;
