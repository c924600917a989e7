import { type Failure, networkError, serverError } from '#components/ui/network-failure.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import { altMaxChars, captionMaxChars, creditMaxChars, uploadMaxBytes } from '#core/media/upload-limits.ts';
import { writerHeader } from '#core/people/writer-header.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';

type Waiting = {
  /** Where no answer comes by then, none is waited for. */
  readonly withinMs?: number;
  /** Which of both it was where null is answered: that nobody answered, or that the server failed. */
  readonly onLost?: (why: Failure) => void;
};

/**
 * Posts JSON to one of our own routes; null where nobody answered, or the server failed, so that it is worth another
 * try. `writerId`: only if that person is still the one who is signed in.
 */
export async function sendJson<T>(
  path: string,
  data: unknown,
  writerId?: string,
  { withinMs, onLost }: Waiting = {},
): Promise<ActionResult<T> | null> {
  const request = {
    method: 'POST',
    ...(withinMs !== undefined && { signal: AbortSignal.timeout(withinMs) }),
    headers: { 'content-type': 'application/json', ...(writerId && { [writerHeader]: writerId }) },
    body: JSON.stringify(data),
  };
  return answerOf(path, request, onLost);
}

/** Reads JSON from one of our own routes; null, and `writerId`, as above. */
export async function getJson<T>(
  path: string,
  writerId?: string,
  { onLost }: Pick<Waiting, 'onLost'> = {},
): Promise<ActionResult<T> | null> {
  return answerOf(path, writerId === undefined ? {} : { headers: { [writerHeader]: writerId } }, onLost);
}

async function answerOf<T>(
  path: string,
  request: RequestInit,
  onLost: (why: Failure) => void = () => {},
): Promise<ActionResult<T> | null> {
  try {
    const response = await fetch(path, { ...request, redirect: 'manual' });
    // Whoever is signed out is led to sign-in, which is for pages.
    if (response.type === 'opaqueredirect')
      return { ok: false, error: { code: 'auth.required', message: '' } };
    if (response.status < 500) return (await response.json()) as ActionResult<T>;
    onLost(serverError);
    return null;
  } catch (error) {
    // An answer that is no JSON has come over the line; what has not come is no SyntaxError.
    onLost(error instanceof SyntaxError ? serverError : networkError);
    return null;
  }
}

/** An upload that did not end well, with the code and the words of the server. */
export class UploadFailure extends Error {
  readonly failure: ActionFailure;

  constructor(failure: ActionFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

type Words = { readonly caption: string; readonly credit: string; readonly alt: string };

/** The words of a page as far as the library takes them: a long caption is no reason to lose the picture. */
function cutWords({ caption, credit, alt }: Words): Words {
  return {
    caption: caption.slice(0, captionMaxChars),
    credit: credit.slice(0, creditMaxChars),
    alt: alt.slice(0, altMaxChars),
  };
}

/** Has the server fetch a picture of another site. Throws UploadFailure. */
export async function takeRemotePicture(url: string, words: Words): Promise<MediaItem> {
  let lost = networkError;
  const onLost = (why: Failure) => {
    lost = why;
  };
  const answer = await sendJson<MediaItem>('/desk/media/take', { url, ...words }, undefined, { onLost });
  if (answer?.ok) return answer.data;
  throw new UploadFailure(answer?.error ?? lost);
}

/**
 * Uploads a picture, and into the library where it is to be `inLibrary`; `onProgress` gets fractions from 0 to 1. A file that the server would not take for its
 * size is not sent at all. Throws UploadFailure; an empty message means that the words must be looked up.
 */
export function uploadPicture(
  file: File,
  {
    onProgress = () => {},
    words,
    inLibrary = false,
  }: { onProgress?: (done: number) => void; words?: Words; inLibrary?: boolean } = {},
): Promise<MediaItem> {
  if (file.size > uploadMaxBytes) {
    return Promise.reject(new UploadFailure({ code: 'media.too-large', message: '' }));
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ filename: file.name, ...(words && cutWords(words)) });
    if (inLibrary) query.set('inLibrary', 'true');
    request.open('POST', `/desk/media/upload?${query}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.total === 0 ? 0 : event.loaded / event.total);
    request.onerror = () => reject(new UploadFailure(networkError));
    request.onload = () => {
      const answer = parseAnswer(request.responseText);
      if (answer === null) reject(new UploadFailure(serverError));
      else if (answer.ok) resolve(answer.data);
      else reject(new UploadFailure(answer.error));
    };
    request.send(file);
  });
}

function parseAnswer(text: string): ActionResult<MediaItem> | null {
  try {
    return JSON.parse(text) as ActionResult<MediaItem>;
  } catch {
    return null;
  }
}
