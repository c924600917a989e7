import type { Editor, JSONContent } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { TrayItem } from '#core/working-copy/tray.ts';
import type { EditorLabels } from './editor-labels.ts';
import type { EditorServices } from './editor-services.ts';
import { bindingOf } from './shared-body/shared-body.ts';

type Matches = ReadonlyMap<string, StoryCard | null>;

/**
 * The lines that pastes took out of the text. Each can be moved to its field, back into the text, or
 * discarded. The tray is part of the draft, so all writers see it, also after a reload.
 */
export function PasteTray(props: {
  editor: Editor;
  items: readonly TrayItem[];
  labels: EditorLabels;
  services: EditorServices;
  /** Copies a line to the fields of the lead photo; null without a lead photo. */
  onLead: ((item: TrayItem) => void) | null;
}) {
  const { editor, items, labels, services, onLead } = props;
  const related = items.filter(({ kind }) => kind === 'related');
  const matches = useMatches(services, related);
  const matched = related.filter(({ text }) => matches?.get(text)).length;

  /** Inserts these items behind the block with the cursor, in one undo step. */
  function place(chosen: readonly TrayItem[], toBlock: (item: TrayItem) => JSONContent) {
    const change = () => {
      editor.commands.insertContentAt(blockEnd(editor), chosen.map(toBlock));
    };
    settle(chosen, change);
    editor.commands.focus();
  }

  function settle(chosen: readonly TrayItem[], change: () => void = () => {}) {
    bindingOf(editor.state)?.changeWithTray(change, { remove: chosen.map(({ id }) => id) });
  }

  /** A line whose story is not in the archive becomes text, so that no pasted content is lost. */
  function reference({ text }: TrayItem): JSONContent {
    const story = matches?.get(text);
    return story ? { type: 'relatedStory', attrs: { articleId: story.id } } : paragraphOf(text);
  }

  return (
    <section className="editor-offer" aria-label={labels.trayHeading}>
      <p>
        <strong>{labels.trayHeading}</strong>
      </p>
      {related.length > 0 && (
        <>
          <p role="status">
            {fillLabel(labels.relatedFound, { count: related.length })}
            {' · '}
            {matches ? fillLabel(labels.relatedMatched, { matched }) : labels.relatedMatching}
          </p>
          <div className="editor-buttons">
            <button type="button" disabled={matched === 0} onClick={() => place(related, reference)}>
              {labels.relatedInsert}
            </button>
            <button type="button" onClick={() => place(related, ({ text }) => paragraphOf(text))}>
              {labels.relatedKeep}
            </button>
            <button type="button" onClick={() => settle(related)}>
              {labels.relatedDrop}
            </button>
          </div>
        </>
      )}
      <ul className="editor-tray">
        {items.map((item) => (
          <li key={item.id}>
            <span>
              {item.kind === 'photo-line' && <strong>{labels.trayPhotoLine}: </strong>}
              {item.text}
            </span>
            <span className="editor-buttons">
              {item.kind === 'photo-line' ? (
                <button
                  type="button"
                  disabled={onLead === null}
                  title={onLead === null ? labels.trayNoLead : undefined}
                  onClick={() => onLead?.(item)}
                >
                  {labels.trayToLead}
                </button>
              ) : (
                matches?.get(item.text) && (
                  <button type="button" onClick={() => place([item], reference)}>
                    {labels.trayToReference}
                  </button>
                )
              )}
              <button type="button" onClick={() => place([item], ({ text }) => paragraphOf(text))}>
                {labels.trayToText}
              </button>
              <button type="button" onClick={() => settle([item])}>
                {labels.trayDrop}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function paragraphOf(text: string): JSONContent {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}

/** The end of the top-level block with the cursor, where blocks can be inserted. */
function blockEnd({ state }: Editor): number {
  const { $to } = state.selection;
  return $to.depth === 0 ? $to.pos : $to.after(1);
}

/** Matches by line; null while the archive is searched. A failed search matches no line. */
function useMatches({ matchStories }: EditorServices, items: readonly TrayItem[]): Matches | null {
  const [matches, setMatches] = useState<Matches | null>(null);
  const key = items.map(({ text }) => text).join('\n');
  const lines = useMemo(() => (key === '' ? [] : key.split('\n')), [key]);
  useEffect(() => {
    let isWanted = true;
    setMatches(null);
    const show = (found: readonly { line: string; story: StoryCard | null }[]) => {
      if (isWanted) setMatches(new Map(found.map(({ line, story }) => [line, story])));
    };
    if (lines.length > 0) matchStories(lines).then(show, () => show([]));
    return () => {
      isWanted = false;
    };
  }, [matchStories, lines]);
  return matches;
}
