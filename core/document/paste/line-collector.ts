import type { BlockNode, Inline } from '../node.ts';
import { tidyInline } from '../tidy-inline.ts';
import { type FlatItem, nestList } from './nest-list.ts';

/**
 * Collects blocks in order. Loose inline content between them becomes paragraphs, flat items become lists.
 */
export class LineCollector {
  private blocks: BlockNode[] = [];
  private line: Inline[] = [];
  private waiting: BlockNode[] = [];
  private items: FlatItem[] = [];
  private margins: { level: number; margin: number | null }[] = [];

  addInline(node: Inline): void {
    const isSecondBreak = node.type === 'hardBreak' && this.line.at(-1)?.type === 'hardBreak';
    if (isSecondBreak) this.endLine();
    else this.line.push(node);
  }

  addBlocks(blocks: readonly BlockNode[]): void {
    if (blocks.length === 0) return;
    this.endLine();
    this.endList();
    this.blocks.push(...blocks);
  }

  /** A picture within a line is added after the line, so that it does not split a sentence. */
  addPicture(picture: BlockNode): void {
    if (tidyInline(this.line).length > 0) this.waiting.push(picture);
    else this.addBlocks([picture]);
  }

  /** `margin`: the left margin of the item in points, for paragraphs that continue it. */
  addItem(item: FlatItem, margin: number | null = null): void {
    this.endLine();
    this.items.push(item);
    this.margins = this.margins.filter(
      ({ level }) => level < item.level || (item.kind === 'more' && level === item.level),
    );
    if (item.kind === 'item') this.margins.push({ level: item.level, margin });
  }

  /** The level of the open item with this margin; null without one. */
  levelAt(margin: number): number | null {
    if (tidyInline(this.line).length > 0) return null;
    const found = this.margins.findLast((item) => item.margin !== null && Math.abs(item.margin - margin) < 1);
    return found?.level ?? null;
  }

  isEmpty(): boolean {
    return this.blocks.length === 0 && this.items.length === 0 && tidyInline(this.line).length === 0;
  }

  endLine(): void {
    const content = tidyInline(this.line);
    this.line = [];
    const pictures = this.waiting.splice(0);
    if (content.length === 0 && pictures.length === 0) return;
    this.endList();
    if (content.length > 0) this.blocks.push({ type: 'paragraph', content });
    this.blocks.push(...pictures);
  }

  end(): BlockNode[] {
    this.endLine();
    this.endList();
    return this.blocks;
  }

  private endList(): void {
    this.blocks.push(...nestList(this.items));
    this.items = [];
    this.margins = [];
  }
}
