import type { BrowserContext, Page } from 'playwright';

/** Opens a page with nothing but an editable element in it, that holds the text and the pictures of the editor. */
export async function openBarePage(context: BrowserContext, editor: Page): Promise<Page> {
  const body = await editor.evaluate(() => {
    const text = document.querySelector<HTMLElement>('.editor-text');
    if (text === null) throw new Error('there is no editor');
    const asHtml = (words: string) => {
      const holder = document.createElement('i');
      holder.textContent = words;
      return holder.innerHTML;
    };
    const blocks = [...text.children].map((block) => {
      const image = block.querySelector('img');
      if (image === null) return `<${block.tagName}>${asHtml(block.textContent ?? '')}</${block.tagName}>`;
      const { width, height } = image.getBoundingClientRect();
      const words = asHtml(block.querySelector('figcaption')?.textContent ?? '');
      return `<figure><img src="${image.currentSrc || image.src}" width="${width}" height="${height}"><figcaption>${words}</figcaption></figure>`;
    });
    const { font, width } = getComputedStyle(text);
    return `<div contenteditable="true" style='font:${font};width:${width}'>${blocks.join('')}</div>`;
  });
  const page = await context.newPage();
  const address = new URL('/bare-contenteditable', editor.url()).href;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${body}` }),
  );
  await page.goto(address);
  return page;
}
