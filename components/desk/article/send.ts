import { type Failure, networkError, serverError } from '#components/ui/network-failure.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import { altMaxChars, captionMaxChars, creditMaxChars, uploadMaxBytes } from '#core/media/upload-limits.ts';
import { writerHeader } from '#core/people/desk-headers.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';

type Waiting = {
  /** The request is only valid if that person is still signed in. */
  readonly writerId?: string;
  /** Timeout of the request. */
  readonly withinMs?: number;
  /** Called when null is returned: the network failed, or the server did. */
  readonly onLost?: (why: Failure) => void;
};

/**
 * Posts JSON to one of our routes. Null on a network or server failure, which may be retried.
 */
export async function sendJson<T>(
  path: string,
  data: unknown,
  { writerId, withinMs, onLost }: Waiting = {},
): Promise<ActionResult<T> | null> {
  const request = {
    method: 'POST',
    ...(withinMs !== undefined && { signal: AbortSignal.timeout(withinMs) }),
    headers: { 'content-type': 'application/json', ...(writerId && { [writerHeader]: writerId }) },
    body: JSON.stringify(data),
  };
  return answerOf(path, request, onLost);
}

/** Gets JSON from one of our routes. Null as above. */
export async function getJson<T>(
  path: string,
  { writerId, onLost }: Pick<Waiting, 'writerId' | 'onLost'> = {},
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
    // The server redirects a signed-out person to sign-in, which is meant for pages.
    if (response.type === 'opaqueredirect')
      return { ok: false, error: { code: 'auth.required', message: '' } };
    if (response.status < 500) return (await response.json()) as ActionResult<T>;
    onLost(serverError);
    return null;
  } catch (error) {
    // A SyntaxError means that an answer arrived which is not JSON. Otherwise no answer arrived.
    onLost(error instanceof SyntaxError ? serverError : networkError);
    return null;
  }
}

/** A failed upload, with the code and message of the server. */
export class UploadFailure extends Error {
  readonly failure: ActionFailure;

  constructor(failure: ActionFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

type Words = { readonly caption: string; readonly credit: string; readonly alt: string };

/** Truncates the texts of a page to the limits of the library: a long caption must not lose the picture. */
function cutWords({ caption, credit, alt }: Words): Words {
  return {
    caption: caption.slice(0, captionMaxChars),
    credit: credit.slice(0, creditMaxChars),
    alt: alt.slice(0, altMaxChars),
  };
}

/** Makes the server fetch a picture of another site. Throws UploadFailure. */
export async function takeRemotePicture(url: string, words: Words): Promise<MediaItem> {
  let lost = networkError;
  const onLost = (why: Failure) => {
    lost = why;
  };
  const answer = await sendJson<MediaItem>('/desk/media/take', { url, ...words }, { onLost });
  if (answer?.ok) return answer.data;
  throw new UploadFailure(answer?.error ?? lost);
}

/**
 * Uploads a picture, to the library if `inLibrary`. `onProgress` gets fractions from 0 to 1. A file over the
 * size limit is not sent. Throws UploadFailure; an empty message means that the code must be translated.
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
