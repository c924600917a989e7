'use client';

import type { Editor } from '@tiptap/core';
import {
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { fillLabel } from '#components/ui/fill-label.ts';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { type TrayItem, trayOf, trayPart } from '#core/working-copy/tray.ts';
import { batchLoader } from './batch-loader.ts';
import { createTextTools } from './create-text-tools.ts';
import type { EditorLabels } from './editor-labels.ts';
import { type EditorParts, EditorPartsContext } from './editor-parts.ts';
import type { EditorServices } from './editor-services.ts';
import { extensionsFor } from './extensions.ts';
import type { DialogRequest } from './open-dialog.ts';
import type { PasteEvents } from './pasting/paste-events.ts';
import { pasting } from './pasting/pasting.ts';
import type { PictureState } from './pasting/picture-import.ts';
import { remoteCursors } from './plugins/remote-cursors.ts';
import type { AskFirst } from './shared-body/body-binding.ts';
import { bindingOf, sharedBody } from './shared-body/shared-body.ts';
import { SuggestionBar } from './suggesting/suggestion-bar.tsx';
import { type Suggester, useSuggesting } from './suggesting/use-suggesting.ts';
import { type HouseStyleServices, TextTools } from './text-tools.tsx';
import { Toolbar } from './toolbar.tsx';
import { useEditor, usePreparedTools } from './use-editor.ts';
import './editor.css';
import './shared-body/shared-body.css';

const pasteTray = lazy(async () => (await import('./paste-tray.tsx')).PasteTray);

type BodyEditorProps = {
  doc: Y.Doc;
  /** Registers a function that must run before any other change of the document. */
  askFirst: AskFirst | null;
  /** Presence of the other writers. */
  awareness: Awareness;
  editable: boolean;
  labels: EditorLabels;
  services: EditorServices;
  /** The house style of the story: its section, its language, and the services that load it. */
  style: { sectionId: string; locale: Locale; services: HouseStyleServices };
  /** The writer, and whether they may accept suggestions or only make them. */
  suggester: Suggester;
  /** Copies a line of the tray to the fields of the lead photo; null without a lead photo. */
  onLead: ((item: TrayItem) => void) | null;
  /** Called with the editor after it is created, and with null when it is destroyed. */
  onEditor?: (editor: Editor | null) => void;
};

/** The editor of a story's body: a shared working copy. */
export function BodyEditor(props: BodyEditorProps) {
  const { doc, askFirst, awareness, editable, labels, services, suggester } = props;
  const [upload, setUpload] = useState<PictureState>('idle');
  const bar = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const parts = useParts(labels, services);
  const tray = useTray(doc);
  const [tools] = useState(() =>
    createTextTools({ breakUndo: ({ state }) => bindingOf(state)?.breakUndo() }),
  );

  const latest = useRef({ ...props, setUpload });
  latest.current = { ...props, setUpload };
  const pasteEvents = usePasteEvents(parts, latest);
  const suggesting = useSuggesting(suggester);
  const isEditable = editable && suggesting.isReady;
  const extensions = useMemo(
    () => [
      ...extensionsFor(parts),
      pasting.configure({ events: pasteEvents }),
      sharedBody.configure({ doc, askFirst }),
      remoteCursors.configure({ awareness }),
      ...tools.extensions,
      suggesting.extension,
    ],
    [parts, pasteEvents, doc, askFirst, awareness, tools, suggesting.extension],
  );

  const editor = useEditor(host, {
    extensions,
    editable: isEditable,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': labels.body,
        'aria-keyshortcuts': 'Alt+F10',
        class: 'editor-text',
      },
      handleKeyDown: (_view, event) => handleShortcut(event),
    },
  });

  useEffect(() => {
    editor?.setEditable(isEditable, false);
  }, [editor, isEditable]);

  // Before the paint: an editor that is empty for a moment looks as if the text were lost.
  useLayoutEffect(() => {
    if (editor) bindingOf(editor.state)?.start();
  }, [editor]);

  usePreparedTools(editor);

  useEffect(() => {
    latest.current.onEditor?.(editor);
    return () => latest.current.onEditor?.(null);
  }, [editor]);

  function handleShortcut(event: KeyboardEvent): boolean {
    if (event.altKey && event.key === 'F10') {
      bar.current?.querySelector('button')?.focus();
      return true;
    }
    return false;
  }

  return (
    <EditorPartsContext value={parts}>
      <div className="editor" data-editable={isEditable}>
        {editor && isEditable && <Toolbar editor={editor} labels={labels} barRef={bar} />}
        {editor && (
          <SuggestionBar
            editor={editor}
            isEditable={isEditable}
            {...suggester}
            onDescribe={suggesting.onDescribe}
          />
        )}
        {editor && isEditable && suggester.mayEdit && tray.length > 0 && (
          <LazyPart
            part={pasteTray}
            editor={editor}
            items={tray}
            labels={labels}
            services={services}
            onLead={props.onLead}
          />
        )}
        {upload !== 'idle' && (
          <p role="status" className={upload === 'running' ? 'editor-note' : 'editor-error'}>
            {wordsOf(upload, labels)}
          </p>
        )}
        <TextTools editor={editor} tools={tools} {...props.style}>
          <div ref={host} />
        </TextTools>
      </div>
      {editor && <EditorDialogs editor={editor} labels={labels} services={services} />}
    </EditorPartsContext>
  );
}

/** The handlers of a paste. The editor keeps its initial ones, so these read the current props. */
function usePasteEvents(
  parts: EditorParts,
  latest: RefObject<
    Pick<BodyEditorProps, 'services' | 'suggester'> & { setUpload: (state: PictureState) => void }
  >,
): PasteEvents {
  return useMemo(
    () => ({
      pictures: {
        upload: (file, words) => latest.current.services.uploadImage(file, words),
        takeRemote: (url, words) => latest.current.services.takeRemoteImage(url, words),
        know: (photo) => parts.media.know(photo),
        onState: (state) => latest.current.setUpload(state),
      },
      trayOf: (state) => (latest.current.suggester.mayEdit ? bindingOf(state) : null),
    }),
    [parts, latest],
  );
}

/** The status of the pictures of a paste. */
function wordsOf(upload: Exclude<PictureState, 'idle'>, labels: EditorLabels): string {
  if (upload === 'running') return labels.uploading;
  if (upload === 'text-only') return labels.pastedTextOnly;
  return fillLabel(labels.picturesMissing, { count: upload.missing });
}

/** Creates the loaders once for the life of the editor. They use the current services. */
function useParts(labels: EditorLabels, services: EditorServices): EditorParts {
  const current = useRef(services);
  current.current = services;
  const loaders = useMemo(
    () => ({
      media: batchLoader<MediaView>((ids) => current.current.readMedia(ids)),
      stories: batchLoader<StoryCard>((ids) => current.current.readStories(ids)),
      factBoxes: batchLoader<FactBoxItem>((ids) => current.current.readFactBoxes(ids)),
    }),
    [],
  );
  // New labels would recreate the editor, without its cursor and undo history.
  const words = useUnchanged(labels);
  return useMemo(() => ({ labels: words, ...loaders }), [words, loaders]);
}

const openedDialog = lazy(async () => (await import('./opened-dialog.tsx')).OpenedDialog);

/** Shows the dialogs that `openDialog` requests, one at a time. */
function EditorDialogs(props: { editor: Editor; labels: EditorLabels; services: EditorServices }) {
  const { editor } = props;
  const [request, setRequest] = useState<DialogRequest | null>(null);
  useEffect(() => {
    editor.on('dialog', setRequest);
    return () => {
      editor.off('dialog', setRequest);
    };
  }, [editor]);

  function close() {
    setRequest(null);
    // The browser restores the focus but not the cursor, which it lost in the dialog.
    requestAnimationFrame(() => {
      if (!editor.isDestroyed) editor.view.focus();
    });
  }

  return request && <LazyPart part={openedDialog} {...props} request={request} onClose={close} />;
}

/** The tray items of a working copy, updated on each change. */
function useTray(doc: Y.Doc): readonly TrayItem[] {
  const store = useMemo(() => {
    const tray = trayPart(doc);
    let items: readonly TrayItem[] = trayOf(doc);
    return {
      snapshot: () => items,
      subscribe(listener: () => void) {
        const look = () => {
          items = trayOf(doc);
          listener();
        };
        tray.observe(look);
        look();
        return () => tray.unobserve(look);
      },
    };
  }, [doc]);
  return useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
}

/**
 * Returns the first object as long as later values are deeply equal. A refreshed page passes equal copies.
 */
function useUnchanged<T>(value: T): T {
  const held = useRef(value);
  if (held.current !== value && JSON.stringify(held.current) !== JSON.stringify(value)) held.current = value;
  return held.current;
}
