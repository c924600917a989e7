import { escapeHtml } from '#core/document/escape-html.ts';

type Range = { readonly offset: number; readonly length: number };
type Entity = { readonly type: string; readonly data: Readonly<Record<string, string | undefined>> };

/** A block of a raw document of Draft.js. */
export type DraftBlock = {
  readonly text: string;
  readonly type: string;
  readonly depth: number;
  readonly inlineStyleRanges: readonly (Range & { readonly style: string })[];
  readonly entityRanges: readonly (Range & { readonly key: number })[];
};

/** A raw document of Draft.js. */
export type DraftContent = {
  readonly blocks: readonly DraftBlock[];
  readonly entityMap: Readonly<Record<string, Entity>>;
};

type Run = { text: string; styles: string[]; entity: Entity | undefined };

/** The text of a block in runs with the same styles and entity. */
export function draftRuns(block: DraftBlock, entities: DraftContent['entityMap']): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < block.text.length; at += 1) {
    const covers = ({ offset, length }: Range) => offset <= at && at < offset + length;
    const styles = block.inlineStyleRanges.filter(covers).map(({ style }) => style);
    const key = block.entityRanges.find(covers)?.key;
    const entity = key === undefined ? undefined : entities[key];
    const last = runs.at(-1);
    const isSame = last && last.entity === entity && last.styles.join() === styles.join();
    if (isSame) last.text += block.text[at];
    else runs.push({ text: block.text[at] ?? '', styles, entity });
  }
  return runs;
}

/** The document as its editor writes it to the clipboard: flat lists with the depth in a class. */
export function draftHtml({ blocks, entityMap }: DraftContent): string {
  return blocks
    .map((block, at) => {
      const inside = draftRuns(block, entityMap).map(runHtml).join('');
      const list = LISTS[block.type];
      if (!list)
        return `<${TAGS[block.type] ?? 'div'} data-block="true">${inside}</${TAGS[block.type] ?? 'div'}>`;
      const opens = blocks[at - 1]?.type === block.type ? '' : `<${list}>`;
      const closes = blocks[at + 1]?.type === block.type ? '' : `</${list}>`;
      return `${opens}<li class="public-DraftStyleDefault-depth${block.depth}"><div>${inside}</div></li>${closes}`;
    })
    .join('');
}

const LISTS: Readonly<Record<string, string>> = { 'unordered-list-item': 'ul', 'ordered-list-item': 'ol' };
const TAGS: Readonly<Record<string, string>> = {
  'header-one': 'h1',
  'header-two': 'h2',
  'header-three': 'h3',
  'header-four': 'h4',
  'header-five': 'h5',
  'header-six': 'h6',
  blockquote: 'blockquote',
};

function runHtml({ text, styles, entity }: Run): string {
  const bold = styles.includes('BOLD') ? 'font-weight: bold;' : '';
  const italic = styles.includes('ITALIC') ? 'font-style: italic;' : '';
  const { src = '', alt = '', height } = entity?.data ?? {};
  const image = `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}"${height ? ` height="${height}"` : ''}>`;
  const inside = entity?.type === 'IMAGE' ? image : escapeHtml(text).replaceAll('\n', '<br>');
  const html = `<span style="${bold}${italic}">${inside}</span>`;
  return entity?.data.href ? `<a href="${escapeHtml(entity.data.href)}">${html}</a>` : html;
}
