import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import { openDialog } from '../open-dialog.ts';
import { type BlockCard, blockButton } from './block-view.ts';
import { element } from './element.ts';

/** Shows that the library has a newer version of this copy, with a button to compare them. */
export function newerNote(card: BlockCard, note: HTMLElement): void {
  const { labels, factBoxes } = card.parts;
  card.follow(({ attrs }) => {
    const { sourceId, updatedAt } = attrs;
    note.hidden = true;
    if (!factBoxes || sourceId === '') return;
    const show = (newer: FactBoxItem | null) => {
      const isCurrent = !card.isGone() && card.node().attrs.updatedAt === updatedAt;
      if (!isCurrent || !newer || new Date(newer.updatedAt) <= new Date(String(updatedAt))) return;
      const compare = blockButton(labels.factBoxCompare, labels.factBoxCompare, () => {
        const at = card.position();
        if (at !== undefined) openDialog(card.editor, { name: 'compareFactBox', at, newer });
      });
      note.replaceChildren(element('span', {}, [labels.factBoxNewer]), compare);
      note.hidden = false;
    };
    factBoxes.load(String(sourceId)).then(show, () => {});
  });
}
