import type { StoryCard } from '#core/articles/story-card.ts';
import type { Body } from '#core/document/body.ts';
import type { FactBoxItem, FoundFactBox } from '#core/fact-boxes/fact-box-item.ts';
import type { MediaView } from '#core/media/media-view.ts';

/** A photo of the library with the texts that come along when it is placed in a story. */
export type LibraryPhoto = MediaView & {
  readonly caption: string;
  readonly credit: string;
  readonly alt: string;
};

/** The words that a picture had where it came from. */
export type PictureWords = Pick<LibraryPhoto, 'caption' | 'credit' | 'alt'>;

/** What the editor asks of the desk. It fetches nothing by itself. */
export type EditorServices = {
  /** Puts a file into the library, with the words that it had where it came from. */
  uploadImage(file: File, words?: PictureWords): Promise<LibraryPhoto>;
  /** Has the server fetch a picture of another site into the library. */
  takeRemoteImage(url: string, words: PictureWords): Promise<LibraryPhoto>;
  /** Photos of the library that fit the words; the newest for an empty query. */
  listMedia(query: string): Promise<readonly LibraryPhoto[]>;
  /** Photos by id, to show those that a story already holds; ids that are gone are left out. */
  readMedia(ids: readonly string[]): Promise<readonly MediaView[]>;
  /** Stories that fit the words; the newest for an empty query. */
  findStories(query: string): Promise<readonly StoryCard[]>;
  /** Published stories that are near to what the text speaks of, nearest first. */
  suggestStories(text: string): Promise<readonly StoryCard[]>;
  /** Stories by id, to show the references of a story as they are now; ids that are gone are left out. */
  readStories(ids: readonly string[]): Promise<readonly StoryCard[]>;
  /** The story that each pasted line speaks of, or null. */
  matchStories(lines: readonly string[]): Promise<readonly { line: string; story: StoryCard | null }[]>;
  /** Boxes of the library that fit the words; the newest for an empty query. */
  listFactBoxes(query: string): Promise<readonly FoundFactBox[]>;
  /** Boxes of the library by id, as they are now; ids that are gone are left out. */
  readFactBoxes(ids: readonly string[]): Promise<readonly FactBoxItem[]>;
  /** Puts a box into the library, or writes over the one with that id. */
  saveFactBox(box: { id?: string; title: string; body: Body }): Promise<FactBoxItem>;
  /** Takes a box out of the library; the copies in stories stay. */
  takeOutFactBox(id: string): Promise<void>;
};
