import type { EditorLabels } from '../editor-labels.ts';
import { openDialog } from '../open-dialog.ts';
import { placePicture } from '../pasting/place-picture.ts';
import { canRetry } from '../pasting/retry-picture.ts';
import { blockField } from './block-field.ts';
import { type BlockCard, blockButton } from './block-view.ts';
import { element } from './element.ts';

const lineMaxLength = 2000;

/** Shows why a picture is missing, and the possible actions. */
export function fillMissingPicture(
  card: BlockCard,
  { tools, below }: { tools: HTMLElement; below: HTMLElement },
): void {
  if (card.isGone()) return;
  tools.append(retryButton(card), replaceButton(card));
  const { credit } = card.parts.labels;
  below.append(reason(card), blockField(card, { name: 'credit', label: credit, maxChars: lineMaxLength }));
}

function retryButton(card: BlockCard): HTMLButtonElement {
  const { retryPicture } = card.parts.labels;
  const button = blockButton(retryPicture, retryPicture, () => {
    if (card.editor.isEditable) card.editor.emit('retryPicture', card.node());
  });
  card.follow((node) => {
    button.hidden = !canRetry(node);
  });
  return button;
}

function replaceButton({ editor, parts, node }: BlockCard): HTMLButtonElement {
  const { replacePicture } = parts.labels;
  return blockButton(replacePicture, replacePicture, () => {
    if (!editor.isEditable) return;
    const onPick = ([photo]: Parameters<NonNullable<Request['onPick']>>[0]) => {
      if (photo) placePicture(editor.view, String(node().attrs.id), photo);
    };
    openDialog(editor, { name: 'image', isForOne: true, onPick });
  });
}

type Request = Extract<Parameters<typeof openDialog>[1], { name: 'image' }>;

/** Why the picture is missing, its source, and that it blocks publication. */
function reason(card: BlockCard): HTMLElement {
  const why = element('strong');
  const source = element('span', { class: 'editor-missing-source' });
  card.follow(({ attrs }) => {
    why.textContent = card.parts.labels[labelOf(String(attrs.why))];
    source.textContent = String(attrs.src);
  });
  const { missingPictureBlocks } = card.parts.labels;
  return element('p', { class: 'editor-warning', contenteditable: 'false' }, [
    why,
    ` ${missingPictureBlocks} `,
    source,
  ]);
}

function labelOf(code: string): keyof EditorLabels {
  if (code === '') return 'missingPictureWaiting';
  if (code === 'picture.unopened') return 'missingPictureUnopened';
  if (code.startsWith('fetch.')) return 'missingPictureUnreachable';
  return code.startsWith('media.') ? 'missingPictureUnfit' : 'missingPictureFailed';
}
