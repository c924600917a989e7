import type { StoryCard } from '#core/articles/story-card.ts';
import type { Body } from '#core/document/body.ts';
import type { FactBoxItem, FoundFactBox } from '#core/fact-boxes/fact-box-item.ts';
import type { MediaView } from '#core/media/media-view.ts';

/** A photo of the library with the texts that are copied when it is placed in a story. */
export type LibraryPhoto = MediaView & {
  readonly caption: string;
  readonly credit: string;
  readonly alt: string;
};

/** The texts of a picture at its origin. */
export type PictureWords = Pick<LibraryPhoto, 'caption' | 'credit' | 'alt'>;

/** The requests of the editor to the desk. The editor itself fetches nothing. */
export type EditorServices = {
  /** Uploads a file to the library, with the texts of its origin. */
  uploadImage(file: File, words?: PictureWords): Promise<LibraryPhoto>;
  /** Makes the server fetch a picture of another site into the library. */
  takeRemoteImage(url: string, words: PictureWords): Promise<LibraryPhoto>;
  /** Searches photos of the library; the newest for an empty query. */
  listMedia(query: string): Promise<readonly LibraryPhoto[]>;
  /** Loads photos by id for a story that contains them. Unknown ids are omitted. */
  readMedia(ids: readonly string[]): Promise<readonly MediaView[]>;
  /** Searches stories; the newest for an empty query. */
  findStories(query: string): Promise<readonly StoryCard[]>;
  /** Published stories related to a text, best first. */
  suggestStories(text: string): Promise<readonly StoryCard[]>;
  /** Loads stories by id, to show the references of a story. Unknown ids are omitted. */
  readStories(ids: readonly string[]): Promise<readonly StoryCard[]>;
  /** Finds the story that each pasted line refers to, or null. */
  matchStories(lines: readonly string[]): Promise<readonly { line: string; story: StoryCard | null }[]>;
  /** Searches boxes of the library; the newest for an empty query. */
  listFactBoxes(query: string): Promise<readonly FoundFactBox[]>;
  /** Loads boxes of the library by id. Unknown ids are omitted. */
  readFactBoxes(ids: readonly string[]): Promise<readonly FactBoxItem[]>;
  /** Adds a box to the library, or overwrites the one with that id. */
  saveFactBox(box: { id?: string; title: string; body: Body }): Promise<FactBoxItem>;
  /** Removes a box from the library. Its copies in stories remain. */
  takeOutFactBox(id: string): Promise<void>;
};
