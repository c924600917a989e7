import { exactLexeme, foldedLexeme, quotedLexeme } from '#core/search/lexeme.ts';
import { fold } from '#core/text/fold.ts';
import { foldName } from '#core/text/fold-name.ts';
import { syllables } from '#core/text/syllables.ts';
import {
  findArticleIdByNumber,
  listArticleIdsByHeadline,
  listStaffNames,
} from '#db/queries/audit/audit-subjects.ts';
import type { ActorContext } from '../../context.ts';
import { storiesOf } from './audit-stories.ts';

type Subject = { readonly type: string; readonly id: string };

const most = 30;

/**
 * The subjects for a search text: the story with that number, otherwise readable stories by headline, and
 * people by name. Unreadable headlines never match, so that they cannot be guessed.
 */
export async function findSubjects(ctx: ActorContext, about: string): Promise<Subject[]> {
  const number = /^#?\s*(\d{1,15})$/.exec(about)?.[1];
  if (number !== undefined) {
    const id = await findArticleIdByNumber(ctx.db, Number(number));
    return id === null ? [] : subjectsOf(id);
  }
  return [...(await storiesCalled(ctx, about)), ...(await peopleCalled(ctx, about))];
}

async function storiesCalled(ctx: ActorContext, text: string): Promise<Subject[]> {
  const words = syllables(text).map((syllable) => syllable.text);
  if (words.length === 0) return [];
  // Weight A, which marks words of the headline in the index.
  const tsquery = words.map((word) => `(${inHeadline(word)})`).join(' & ');
  const ids = await listArticleIdsByHeadline(ctx.db, { tsquery, text, limit: most });
  const known = await storiesOf(ctx, ids);
  return ids.filter((id) => typeof known.get(id)?.headline === 'string').flatMap(subjectsOf);
}

function inHeadline(word: string): string {
  return `${quotedLexeme(word === fold(word) ? foldedLexeme(word) : exactLexeme(word))}:A`;
}

async function peopleCalled(ctx: ActorContext, text: string): Promise<Subject[]> {
  const wanted = foldName(text.trim());
  const staff = await listStaffNames(ctx.db);
  return staff
    .filter(({ name, email }) => foldName(name).includes(wanted) || email?.toLowerCase() === wanted)
    .slice(0, most)
    .map(({ id }) => ({ type: 'person', id }));
}

/** The audit subjects of a story: its own acts and its payments. */
function subjectsOf(id: string): Subject[] {
  return [
    { type: 'article', id },
    { type: 'royalty_story', id },
  ];
}
