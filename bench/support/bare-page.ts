import type { BrowserContext, Page } from 'playwright';

/** Opens a page with only a contenteditable element that contains the text and pictures of the editor. */
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
    // The browser uses another form of the font where ligatures are off, as in the editor.
    const paragraph = text.querySelector(':scope > p') ?? text;
    const { fontFamily, fontSize, lineHeight, width } = getComputedStyle(paragraph);
    const fonts = [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.cssText),
    );
    const style = `font-family:${fontFamily};font-size:${fontSize};line-height:${lineHeight};width:${width}`;
    return `<style>${fonts.join('')}</style><div contenteditable="true" style='${style}'>${blocks.join('')}</div>`;
  });
  const page = await context.newPage();
  const address = new URL('/bare-contenteditable', editor.url()).href;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${body}` }),
  );
  await page.goto(address);
  const [ofEditor, ofBare] = await Promise.all([editor, page].map(textLook));
  if (ofEditor !== ofBare) throw new Error(`the text looks like ${ofBare} and not like ${ofEditor}`);
  return page;
}

/** The font settings of a paragraph. Two pages that differ in them are not comparable. */
function textLook(page: Page): Promise<string> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const paragraph = document.querySelector('[contenteditable="true"] > p');
    if (paragraph === null) throw new Error('there is no paragraph');
    const { fontFamily, fontSize, fontWeight, lineHeight, width } = getComputedStyle(paragraph);
    const loaded = [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family);
    const isLoaded = loaded.some(
      (family) => fontFamily.startsWith(family) || fontFamily.startsWith(`"${family.replaceAll('"', '')}"`),
    );
    return [fontFamily, isLoaded, fontSize, fontWeight, lineHeight, width].join(' ');
  });
}
