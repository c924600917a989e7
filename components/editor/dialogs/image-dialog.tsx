import { useId, useState } from 'react';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { EditorLabels } from '../editor-labels.ts';
import type { EditorServices, LibraryPhoto } from '../editor-services.ts';
import { PhotoImage } from '../photo-image.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { SearchList } from './search-list.tsx';

/** Picks photos, uploaded or from the library: a single one at once, or several followed by "insert". */
export function ImageDialog(props: {
  labels: EditorLabels;
  services: EditorServices;
  isForMany: boolean;
  onPick: (photos: readonly LibraryPhoto[]) => void;
  onClose: () => void;
}) {
  const { labels, services, isForMany, onPick, onClose } = props;
  const [upload, setUpload] = useState<'idle' | 'running' | 'failed'>('idle');
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<readonly LibraryPhoto[]>([]);
  const id = useId();

  function choose(photos: readonly LibraryPhoto[]) {
    if (isForMany) {
      setChosen((before) => [...before, ...photos]);
      return;
    }
    onPick(photos);
    onClose();
  }

  async function send(files: readonly File[]) {
    if (files.length === 0) return;
    setUpload('running');
    const failed: string[] = [];
    const photos: LibraryPhoto[] = [];
    for (const file of files) {
      try {
        photos.push(await services.uploadImage(file));
      } catch {
        failed.push(file.name);
      }
    }
    setUpload(failed.length > 0 ? 'failed' : 'idle');
    setMissing(failed);
    // A failed photo does not cancel the others.
    if (photos.length > 0) choose(photos);
  }

  return (
    <DialogFrame
      title={isForMany ? labels.addPhotos : labels.image}
      closeLabel={labels.close}
      onClose={onClose}
    >
      <div className="editor-dialog-form">
        <label htmlFor={id}>{labels.imageUpload}</label>
        <input
          id={id}
          type="file"
          accept="image/*"
          multiple={isForMany}
          disabled={upload === 'running'}
          onChange={({ target }) => {
            void send([...(target.files ?? [])]);
            // Choosing the same file again after a failed upload must fire `change`.
            target.value = '';
          }}
        />
        <p role="status" className={upload === 'failed' ? 'editor-error' : 'editor-note'}>
          {upload === 'running' && labels.uploading}
          {upload === 'failed' && `${missing.join(', ')}: ${labels.uploadFailed} `}
          {upload !== 'running' &&
            chosen.length > 0 &&
            fillLabel(labels.photosChosen, { count: chosen.length })}
        </p>
        {chosen.length > 0 && (
          <div className="editor-buttons">
            <button
              type="button"
              onClick={() => {
                onPick(chosen);
                onClose();
              }}
            >
              {labels.insert}
            </button>
            <button type="button" onClick={() => setChosen([])}>
              {labels.cancel}
            </button>
          </div>
        )}
      </div>
      <SearchList
        label={labels.imageLibrary}
        labels={labels}
        search={services.listMedia}
        show={(photo) => (
          <span className="editor-story">
            <PhotoImage photo={photo} alt={photo.alt} width={160} />
            <span>{photo.caption}</span>
          </span>
        )}
        onPick={(photo) => choose([photo])}
      />
    </DialogFrame>
  );
}
