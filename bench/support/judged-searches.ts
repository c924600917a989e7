import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { authorUrl, sectionUrl } from '#core/urls.ts';
import type { Services } from '#usecases/context.ts';
import { searchSite } from '#usecases/site/search-site.ts';

/** A query of readers, its kind, and its wanted answers, any of them; none if nothing is to be found. */
export type JudgedSearch = {
  readonly kind: string;
  readonly query: string;
  readonly wanted: readonly string[];
};

/** The place of the first wanted answer from 0, null without one, and whether a correction was wrong. */
export type Judgement = {
  readonly place: number | null;
  readonly isWrongCorrection: boolean;
  readonly found: string;
};

const LINE = z.tuple([z.string().min(1), z.string().min(1), z.string().min(1)]);

/** Reads a file with a search in each line: kind, query and wanted answers, separated by tabs. */
export function readJudgedSearches(file: string): JudgedSearch[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [kind, query, wanted] = LINE.parse(line.split('\t'));
    return { kind, query, wanted: wanted === 'nothing' ? [] : wanted.split(' ') };
  });
}

/**
 * Searches as a reader does. The pages above the results and the results are two lists, and the better place
 * counts. `urlOf` gives the URL of a story by its key in the demonstration files.
 */
export async function judgeSearch(
  services: Services,
  { kind, query, wanted }: JudgedSearch,
  urlOf: (key: string) => string,
): Promise<Judgement> {
  const answer = await searchSite(services, { text: query });
  if (answer.kind !== 'results') return { place: null, isWrongCorrection: false, found: answer.kind };
  const lists = [answer.pages.map(({ url }) => url), answer.results.map(({ story }) => story.url)];
  const urls = new Set(wanted.flatMap((each) => urlsOf(each, urlOf)));
  const places = lists.map((list) => list.findIndex((url) => urls.has(url))).filter((place) => place >= 0);
  const isEmpty = lists.every((list) => list.length === 0);
  const place = wanted.length === 0 ? (isEmpty ? 0 : null) : places.length > 0 ? Math.min(...places) : null;
  const meant = answer.corrected === null ? answer.meant?.text : answer.text;
  const leadsThere =
    kind === 'typo' && place === null && answer.meant !== null
      ? (await judgeSearch(services, { kind, wanted, query: answer.meant.text }, urlOf)).place !== null
      : kind === 'typo' && place !== null;
  return {
    place,
    isWrongCorrection: meant !== undefined && !leadsThere,
    found: [meant && `(${meant})`, ...lists.flat().slice(0, 2)].filter(Boolean).join(' '),
  };
}

function urlsOf(wanted: string, urlOf: (key: string) => string): string[] {
  const [, kind = 'story', name = ''] = /^(?:(\w+):)?(.+)$/.exec(wanted) ?? [];
  if (kind === 'author') return [authorUrl(name)];
  if (kind === 'section') return [sectionUrl(name)];
  if (kind === 'archive') return [`/luu-tru/${name.replaceAll('-', '/')}`];
  if (kind === 'tag') return [`/chu-de/${name}`, `/dong-su-kien/${name}`];
  return [urlOf(name)];
}
