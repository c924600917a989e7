import { asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { abbreviations, houseWords, styleRules } from '../../schema/house-style.ts';

type AbbreviationRow = typeof abbreviations.$inferSelect;
type StyleRuleRow = typeof styleRules.$inferSelect;

const abbreviationColumns = {
  id: abbreviations.id,
  sectionId: abbreviations.sectionId,
  short: abbreviations.short,
  expansion: abbreviations.expansion,
};

const ruleColumns = {
  id: styleRules.id,
  sectionId: styleRules.sectionId,
  pattern: styleRules.pattern,
  matchCase: styleRules.matchCase,
  advice: styleRules.advice,
  replacement: styleRules.replacement,
  isOn: styleRules.isOn,
};

/** The abbreviations of the site and of these desks (all desks by default), in order. */
export async function listAbbreviations(q: Queryable, deskIds?: readonly string[]) {
  return q
    .select(abbreviationColumns)
    .from(abbreviations)
    .where(deskIds && or(isNull(abbreviations.sectionId), inArray(abbreviations.sectionId, [...deskIds])))
    .orderBy(asc(abbreviations.short), asc(abbreviations.id));
}

/** The rules of the site and of these desks (all desks by default), oldest first. */
export async function listStyleRules(q: Queryable, deskIds?: readonly string[]) {
  return q
    .select(ruleColumns)
    .from(styleRules)
    .where(deskIds && or(isNull(styleRules.sectionId), inArray(styleRules.sectionId, [...deskIds])))
    .orderBy(asc(styleRules.createdAt), asc(styleRules.id));
}

/** The site's words in code point order. */
export async function listHouseWords(q: Queryable): Promise<string[]> {
  const rows = await q.select({ word: houseWords.word }).from(houseWords).orderBy(asc(houseWords.word));
  return rows.map(({ word }) => word);
}

/** The abbreviation's row, locked until the transaction ends, or null. */
export async function findAbbreviationForUpdate(
  tx: Transaction,
  id: string,
): Promise<AbbreviationRow | null> {
  const [row] = await tx.select().from(abbreviations).where(eq(abbreviations.id, id)).for('update');
  return row ?? null;
}

/** Inserts an abbreviation; false if its desk has this abbreviation, or the id exists. */
export async function insertAbbreviation(tx: Transaction, row: AbbreviationRow): Promise<boolean> {
  const rows = await tx
    .insert(abbreviations)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: abbreviations.id });
  return rows.length === 1;
}

/** Updates an abbreviation, which must be unique on its desk. */
export async function updateAbbreviation(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<AbbreviationRow, 'sectionId' | 'short' | 'expansion'>>,
): Promise<void> {
  await tx.update(abbreviations).set(changes).where(eq(abbreviations.id, id));
}

export async function deleteAbbreviationRow(tx: Transaction, id: string): Promise<void> {
  await tx.delete(abbreviations).where(eq(abbreviations.id, id));
}

/** The rule's row, locked until the transaction ends, or null. */
export async function findStyleRuleForUpdate(tx: Transaction, id: string): Promise<StyleRuleRow | null> {
  const [row] = await tx.select().from(styleRules).where(eq(styleRules.id, id)).for('update');
  return row ?? null;
}

/** Inserts a rule; false if the id exists. */
export async function insertStyleRule(tx: Transaction, row: StyleRuleRow): Promise<boolean> {
  const rows = await tx
    .insert(styleRules)
    .values(row)
    .onConflictDoNothing({ target: styleRules.id })
    .returning({ id: styleRules.id });
  return rows.length === 1;
}

export async function updateStyleRule(
  tx: Transaction,
  id: string,
  changes: Partial<Omit<StyleRuleRow, 'id' | 'createdBy' | 'createdAt'>>,
): Promise<void> {
  await tx.update(styleRules).set(changes).where(eq(styleRules.id, id));
}

export async function deleteStyleRuleRow(tx: Transaction, id: string): Promise<void> {
  await tx.delete(styleRules).where(eq(styleRules.id, id));
}

/** Inserts a word; false if it exists. */
export async function insertHouseWord(
  tx: Transaction,
  row: typeof houseWords.$inferInsert,
): Promise<boolean> {
  const rows = await tx
    .insert(houseWords)
    .values(row)
    .onConflictDoNothing()
    .returning({ word: houseWords.word });
  return rows.length === 1;
}

/** Deletes a word; false if it does not exist. */
export async function deleteHouseWordRow(tx: Transaction, word: string): Promise<boolean> {
  const rows = await tx
    .delete(houseWords)
    .where(eq(houseWords.word, word))
    .returning({ word: houseWords.word });
  return rows.length === 1;
}
