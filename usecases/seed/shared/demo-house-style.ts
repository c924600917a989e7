import type { Transaction } from '#db/client.ts';
import { abbreviations, houseWords, styleRules } from '#db/schema/house-style.ts';
import type { Services } from '../../context.ts';
import type { DemoHouseStyle } from './demo-files.ts';
import { type DemoIds, demoEditor, need } from './demo-people.ts';

/** Inserts the abbreviations, rules and words of the demonstration newsroom. */
export async function addDemoHouseStyle(
  { newId, now }: Services,
  tx: Transaction,
  { houseStyle, ids }: { houseStyle: DemoHouseStyle; ids: DemoIds },
): Promise<void> {
  const createdBy = need(ids.people, demoEditor);
  const createdAt = now();
  const deskOf = (section: string | undefined) =>
    section === undefined ? null : need(ids.sections, section);
  await tx.insert(abbreviations).values(
    houseStyle.abbreviations.map(({ section, ...abbreviation }) => ({
      ...abbreviation,
      id: newId(),
      sectionId: deskOf(section),
      createdBy,
      createdAt,
    })),
  );
  await tx.insert(styleRules).values(
    houseStyle.rules.map(({ section, ...rule }) => ({
      ...rule,
      id: newId(),
      sectionId: deskOf(section),
      isOn: true,
      createdBy,
      createdAt,
    })),
  );
  await tx
    .insert(houseWords)
    .values(houseStyle.words.map((word) => ({ word, addedBy: createdBy, addedAt: createdAt })));
}
