import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { headlineMaxChars, sapoMaxChars } from '#core/articles/field-limits.ts';
import type { Block } from '#core/document/block-types.ts';
import { emptyBody } from '#core/document/body.ts';
import { bodyFromText } from '#core/document/body-from-text.ts';
import { bodyText } from '#core/document/body-text.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { recordOf } from '#core/shared/record-of.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import type { Context } from '#usecases/context.ts';
import { resolveReferences } from '#usecases/references/resolve-references.ts';
import { matchStories } from '#usecases/stories/match-stories.ts';
import { resolveTags } from '#usecases/tags/resolve-tags.ts';
import { type Command, requireOption, requireWord, UsageProblem } from './command.ts';
import { errorWords } from './error-words.ts';
import { fileArgument } from './file-argument.ts';
import { contextOfStaff } from './find-staff.ts';

/**
 * The imported fields of a line of our export. Pictures and pins are skipped: they belong to the newsroom of
 * origin.
 */
const exportedLine = z.object({
  locale: z.enum(['vi', 'en']).optional(),
  working: z.object({
    format: z.string().optional(),
    ...recordOf(TEXT_FIELDS, () => z.string().default('')),
    headline: z.string(),
    section: z.string().optional(),
    tags: z.array(z.object({ name: z.string(), type: z.enum(TAG_TYPES) })).default([]),
    byline: z.array(z.string()).default([]),
    body: z.unknown().optional(),
  }),
});

export const importArticles: Command = {
  async run({ ctx }, input) {
    const file = fileArgument(input.io, requireWord(input, 0, 'FILE'));
    const text = await readFile(file, 'utf8').catch(() => {
      throw new UsageProblem(`${file} can't be read.`);
    });
    const writer = await contextOfStaff(ctx, requireOption(input, 'person'));
    const { section, headline } = z
      .object({ section: z.string().optional(), headline: z.string().optional() })
      .parse(input.options);
    const { made, refused }: Imported = file.endsWith('.txt')
      ? { made: [await importStory(writer, { text, section, headline })], refused: null }
      : await importLines(writer, { text, section });
    const lines = made.flatMap((story) => [
      `${story.number}  ${story.headline}`,
      ...(story.notFound ?? []).map((line) => `  not found here: ${line}`),
    ]);
    lines.push(`${made.length} drafts.`);
    if (refused === null) return { json: { articles: made }, lines };
    const { line, error } = refused;
    return {
      json: { articles: made, refused: { line, code: error.code, ...error.details } },
      lines: [
        ...lines,
        `Line ${line} was rejected; the lines after it were not imported: ${errorWords(error)}`,
      ],
      failed: true,
    };
  },
};

/** `notFound`: lines that refer to stories which are not public here. */
type Made = { id: string; number: number; headline: string; notFound?: string[] };

/**
 * `refused`: the line at which the import stopped. The stories before it remain, so the output lists them.
 */
type Imported = { made: Made[]; refused: { line: number; error: DomainError } | null };

/**
 * Imports a press release. A short first paragraph is the headline and the next one the sapo, unless a
 * headline is given. Lines that refer to known stories become pins.
 */
async function importStory(
  ctx: Context,
  { text, section, headline }: { text: string; section?: string; headline?: string },
): Promise<Made> {
  const { body, related } = bodyFromText(text);
  const [first, second] = body.content.map(textOf);
  const hasHeadline = headline === undefined && first !== undefined && first.length <= headlineMaxChars;
  if (headline === undefined && !hasHeadline) {
    throw new UsageProblem('The story has no headline: pass --headline.');
  }
  const hasSapo = hasHeadline && second !== undefined && second.length <= sapoMaxChars;
  const rest = body.content.slice(hasSapo ? 2 : hasHeadline ? 1 : 0);
  const matches = await matchStories(ctx, { lines: related });
  const created = await createArticle(ctx, {
    content: {
      headline: headline ?? first,
      sapo: hasSapo ? second : '',
      body: { ...body, content: rest.length > 0 ? rest : emptyBody.content },
      pinIds: [...new Set(matches.flatMap(({ story }) => (story === null ? [] : [story.id])))],
      ...(await resolveReferences(ctx, { section })),
    },
  });
  return {
    ...madeOf(created),
    notFound: matches.filter(({ story }) => story === null).map(({ line }) => line),
  };
}

function textOf(block: Block): string {
  return bodyText({ ...emptyBody, content: [block] });
}

async function importLines(
  ctx: Context,
  { text, section }: { text: string; section?: string },
): Promise<Imported> {
  const lines = text.split('\n').map((line, at) => ({ line, number: at + 1 }));
  // All lines are parsed before the first write: a file with an invalid line leaves nothing behind.
  const articles = lines
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => ({ number, ...parseLine(line, number) }));
  const made: Made[] = [];
  for (const { number, ...article } of articles) {
    try {
      made.push(await importLine(ctx, article, section));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { made, refused: { line: number, error } };
    }
  }
  return { made, refused: null };
}

async function importLine(
  ctx: Context,
  { locale, working }: z.output<typeof exportedLine>,
  section: string | undefined,
): Promise<Made> {
  const { tags, byline, section: own, ...words } = working;
  const references = await resolveReferences(ctx, {
    section: section ?? own,
    ...(byline.length > 0 && { byline }),
  });
  // Tag names come from the file. A different accent makes another tag, and the list of duplicates shows
  // both.
  const tagIds = await resolveTags(ctx, { tags: tags.map((tag) => ({ ...tag, createAnyway: true })) });
  const content = Object.fromEntries(
    Object.entries({ ...words, tagIds, ...references }).filter(([, value]) => value !== undefined),
  );
  return madeOf(await createArticle(ctx, { locale, content }));
}

function parseLine(line: string, number: number): z.output<typeof exportedLine> {
  try {
    return exportedLine.parse(JSON.parse(line));
  } catch {
    throw new UsageProblem(`Line ${number} is not an article of an export.`);
  }
}

function madeOf({
  id,
  number,
  content,
}: {
  id: string;
  number: number;
  content: { headline: string };
}): Made {
  return { id, number, headline: content.headline };
}
