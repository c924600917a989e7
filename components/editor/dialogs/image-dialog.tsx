import { useId, useState } from 'react';
import type { EditorLabels } from '../editor-labels.ts';
import type { EditorServices, LibraryPhoto } from '../editor-services.ts';
import { PhotoImage } from '../photo-image.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { SearchList } from './search-list.tsx';

/** Puts in a photo: a new one from this machine or one of the library. */
export function ImageDialog(props: {
  labels: EditorLabels;
  services: EditorServices;
  onPick: (photo: LibraryPhoto) => void;
  onClose: () => void;
}) {
  const { labels, services, onPick, onClose } = props;
  const [upload, setUpload] = useState<'idle' | 'running' | 'failed'>('idle');
  const id = useId();

  async function send(file: File | undefined) {
    if (!file) return;
    setUpload('running');
    try {
      onPick(await services.uploadImage(file));
      onClose();
    } catch {
      setUpload('failed');
    }
  }

  return (
    <DialogFrame title={labels.image} closeLabel={labels.close} onClose={onClose}>
      <div className="editor-dialog-form">
        <label htmlFor={id}>{labels.imageUpload}</label>
        <input
          id={id}
          type="file"
          accept="image/*"
          disabled={upload === 'running'}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <p role="status" className={upload === 'failed' ? 'editor-error' : 'editor-note'}>
          {upload === 'running' && labels.uploading}
          {upload === 'failed' && labels.uploadFailed}
        </p>
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
        onPick={(photo) => {
          onPick(photo);
          onClose();
        }}
      />
    </DialogFrame>
  );
}
