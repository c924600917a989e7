import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interceptable, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { bodyOf, saved } from './write-a-story.ts';

let pictures: Server;
let origin = '';
let letGo: () => void = () => {};
// Holds back the picture until the test has typed on.
const gate = new Promise<void>((go) => {
  letGo = go;
});

beforeAll(async () => {
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#7a5' } })
    .jpeg()
    .toBuffer();
  pictures = createServer(async (request, response) => {
    if (request.url !== '/de-bao.jpg') return response.writeHead(404).end();
    await gate;
    return response.setHeader('content-type', 'image/jpeg').end(photo);
  });
  await new Promise<void>((ready) => pictures.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`;
});

afterAll(() => {
  letGo();
  pictures.closeAllConnections();
  pictures.close();
});

async function newStory(page: Page, headline: string): Promise<void> {
  await page.goto('/desk/articles/new');
  await page.getByLabel('Tiêu đề', { exact: true }).fill(headline);
  await bodyOf(page).click();
}

/** Pastes clipboard data of another program at the cursor. */
async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await bodyOf(page).evaluate((element, types) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Drops files, or text and HTML, onto an element of the body. */
async function drop(
  page: Page,
  over: string,
  {
    file,
    data = {},
  }: { file?: { name: string; type: string; bytes: number[] }; data?: Record<string, string> },
): Promise<void> {
  await bodyOf(page)
    .getByText(over)
    .evaluate(
      (element, input) => {
        const dataTransfer = new DataTransfer();
        for (const [type, text] of Object.entries(input.data)) dataTransfer.setData(type, text);
        if (input.file) {
          const { name, type, bytes } = input.file;
          dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
        }
        const range = document.createRange();
        range.selectNodeContents(element);
        const box = range.getBoundingClientRect();
        const place = { clientX: box.right - 1, clientY: box.top + box.height / 2 };
        element.dispatchEvent(
          new DragEvent('drop', { ...place, dataTransfer, bubbles: true, cancelable: true }),
        );
      },
      { file, data },
    );
}

test('a pasted web page brings its photo with caption and credit while the writer types on', async () => {
  const lan = await signIn('lan');
  await newStory(lan, 'Bài dán từ một trang báo');
  await paste(lan, {
    'text/plain': 'Con đê vừa được đắp thêm.',
    'text/html': `<article><figure><img src="${origin}/de-bao.jpg" alt="Đê bao nhìn từ sông"><figcaption>Đê bao sáng nay. (Ảnh: Hoàng Nam)</figcaption></figure>
      <p>Con đê <b>vừa</b> được <a href="https://bao.example/de?utm_source=zalo&amp;id=3">đắp thêm</a>.</p>
      <script>alert(1)</script><img src="${origin}/khong-con.jpg" width="600">
      <ul class="box-tinlienquan"><li><a href="/1">Đê cũ sạt lở hai đoạn</a></li></ul></article>`,
  });
  const body = bodyOf(lan);
  await body.locator('.editor-missing-picture').filter({ hasText: '/de-bao.jpg' }).waitFor();
  await lan.getByText('1 tin liên quan được nhận ra').waitFor();
  await body.press('ControlOrMeta+End');
  await lan.keyboard.type('Gõ tiếp trong lúc chờ.');
  letGo();
  await body.locator('figure img').waitFor();
  await lan.keyboard.type(' Và sau đó.');

  const figure = body.locator('figure');
  expect(await figure.locator('figcaption').textContent()).toBe('Đê bao sáng nay.');
  expect(await figure.locator('img').getAttribute('alt')).toBe('Đê bao nhìn từ sông');
  expect(await figure.getByLabel('Nguồn ảnh').inputValue()).toBe('Hoàng Nam');
  await body.getByText('Gõ tiếp trong lúc chờ. Và sau đó.').waitFor();
  expect(await body.getByRole('link', { name: 'đắp thêm' }).getAttribute('href')).toBe(
    'https://bao.example/de?id=3',
  );
  // The placeholder of a missing photo gives the reason, and the link to another story is offered, also after
  // a reload.
  const gone = body.locator('.editor-missing-picture').filter({ hasText: '/khong-con.jpg' });
  await gone.getByText('Không lấy được ảnh từ trang nguồn.').waitFor();
  await lan.getByText('Không lấy được 1 ảnh trong phần vừa dán').waitFor();
  await saved(lan);
  await lan.reload();
  await bodyOf(lan).locator('figure img').waitFor();
  const tray = lan.getByRole('region', { name: 'Lấy ra từ phần đã dán' });
  await tray.getByText('Đê cũ sạt lở hai đoạn').waitFor();
  await tray.getByRole('button', { name: 'Đưa vào bài' }).click();
  await bodyOf(lan).getByText('Đê cũ sạt lở hai đoạn').waitFor();
  await tray.waitFor({ state: 'detached' });
  await gone.getByRole('button', { name: 'Thử lại' }).waitFor();
  await lan.getByText('Còn 1 ảnh chưa lấy được: thay hoặc bỏ').first().waitFor();
  await gone.getByRole('button', { name: 'Gỡ bỏ: Ảnh chưa có' }).click();
  await lan.getByText('Còn 1 ảnh chưa lấy được: thay hoặc bỏ').first().waitFor({ state: 'detached' });
  await saved(lan);

  await lan.goto('/desk/media');
  await lan.getByText('Đê bao sáng nay.').first().waitFor();
});

longTest('dropped files are inserted at the drop position in order', async () => {
  const lan = await signIn('lan');
  await newStory(lan, 'Bài có ảnh kéo thả');
  await paste(lan, { 'text/plain': 'Đoạn một.\nĐoạn hai.' });
  const bytes = [
    ...(await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a35' } })
      .png()
      .toBuffer()),
  ];
  await drop(lan, 'Đoạn một.', { file: { name: 'ảnh chợ.png', type: 'image/png', bytes } });
  const body = bodyOf(lan);
  await body.locator('figure img').waitFor();
  await drop(lan, 'Đoạn hai.', { data: { 'text/html': '<p>Thả <i>vào</i></p><ul><li>Mục</li></ul>' } });
  await body.locator('li').filter({ hasText: 'Mục' }).waitFor();
  const order = await body.evaluate((element) =>
    [...element.children]
      .filter((child) => child.textContent !== '')
      .map((child) => child.tagName.toLowerCase()),
  );
  expect(order).toEqual(['p', 'figure', 'p', 'ul']);
  expect(await body.locator('p').filter({ hasText: 'Đoạn hai.' }).textContent()).toBe('Đoạn hai.Thả vào');
  expect(await body.getByText('[TK').count()).toBe(0);
});

test('plain text keeps its paragraphs and the dashes of dialogue', async () => {
  const lan = await signIn('lan');
  await newStory(lan, 'Bài dán chữ trơn');
  await paste(lan, { 'text/plain': '- Thưa ông, vì sao?\r\n- Vì nước lên.\r\n\r\n1. Một là thế.\u200b' });
  await bodyOf(lan).getByText('1. Một là thế.').waitFor();
  expect(await bodyOf(lan).locator('p').allTextContents()).toEqual([
    '- Thưa ông, vì sao?',
    '- Vì nước lên.',
    '1. Một là thế.',
  ]);
});

test('text typed after a paste stays after it, even when the paste handler loads later', async () => {
  const lan = await interceptable(await signIn('lan'));
  await newStory(lan, 'Bài dán lần đầu');
  await lan.keyboard.type('Trước. Bỏ');
  for (let letter = 0; letter < 2; letter += 1) await lan.keyboard.press('Shift+ArrowLeft');
  // The editor learns the selection from the browser shortly after the keys.
  await lan.locator('.text-tools-line').getByText('Đang chọn 1 chữ, 2 ký tự').waitFor();
  let letCome: () => void = () => {};
  const gate = new Promise<void>((go) => {
    letCome = go;
  });
  let ask: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  await lan.route('**/_next/static/chunks/*.js', async (route) => {
    ask();
    await gate;
    await route.continue();
  });
  await paste(lan, { 'text/html': '<p>Đoạn <b>dán</b>.</p><p>Đoạn hai.</p>' });
  await asked;
  await lan.keyboard.type(' Gõ ngay');
  await lan.keyboard.type('.');
  await bodyOf(lan).getByText('Trước. Gõ ngay.').waitFor();
  letCome();
  await bodyOf(lan).getByText('Đoạn hai. Gõ ngay.').waitFor();
  await lan.keyboard.type(' Gõ tiếp.');
  expect(await bodyOf(lan).locator('p').allTextContents()).toEqual([
    'Trước. Đoạn dán.',
    'Đoạn hai. Gõ ngay. Gõ tiếp.',
  ]);
});

test('a paste whose handler fails to load inserts its plain text, and a later paste keeps its formatting', async () => {
  const lan = await interceptable(await signIn('lan'));
  await newStory(lan, 'Bài dán lúc mất mạng');
  await lan.route('**/_next/static/chunks/*.js', (route) => route.abort());
  await paste(lan, { 'text/plain': 'Đoạn một.\nĐoạn hai.', 'text/html': '<p>Đoạn một.</p><p>Đoạn hai.</p>' });
  await bodyOf(lan).getByText('Đoạn hai.').waitFor();
  expect(await bodyOf(lan).locator('p').allTextContents()).toEqual(['Đoạn một.', 'Đoạn hai.']);
  await lan.unroute('**/_next/static/chunks/*.js');
  await lan.keyboard.press('Enter');
  await paste(lan, { 'text/html': '<h2>Tít</h2>' });
  await bodyOf(lan).getByRole('heading', { level: 2, name: 'Tít' }).waitFor();
});

longTest('once the editor has loaded all its modules, pasting and searching work offline', async () => {
  const lan = await signIn('lan');
  await newStory(lan, 'Bài viết trên tàu');
  await lan.keyboard.type('Tàu rời ga.');
  // More than a dozen editor modules load one after another.
  const scripts = () =>
    lan.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length,
    );
  const before = await scripts();
  let last = before;
  const haveAllCome = async () => {
    const now = await scripts();
    const isEnd = now > before + 10 && now === last;
    last = now;
    return isEnd;
  };
  // On a busy machine one may arrive seconds after the one before.
  await expect.poll(haveAllCome, { interval: 6_000, timeout: 90_000 }).toBe(true);
  await lan.context().setOffline(true);
  await lan.keyboard.press('Enter');
  await paste(lan, { 'text/html': '<h2>Tít xen</h2><p>Đoạn <b>dán</b>.</p>' });
  await bodyOf(lan).getByRole('heading', { level: 2, name: 'Tít xen' }).waitFor();
  await bodyOf(lan).press('ControlOrMeta+f');
  await lan.getByRole('textbox', { name: 'Tìm', exact: true }).waitFor();
});

test('a pasted URL becomes a link without tracking parameters, on the selected words if there are any', async () => {
  const lan = await signIn('lan');
  await newStory(lan, 'Bài dán địa chỉ');
  await paste(lan, { 'text/plain': 'https://bao.example/a?fbclid=1' });
  await bodyOf(lan).getByRole('link', { name: 'https://bao.example/a', exact: true }).waitFor();
  await lan.keyboard.type(' rồi chữ');
  await bodyOf(lan).press('ControlOrMeta+a');
  await paste(lan, { 'text/plain': 'https://bao.example/b' });
  const link = bodyOf(lan).getByRole('link');
  expect(await link.first().getAttribute('href')).toBe('https://bao.example/b');
  expect(await bodyOf(lan).textContent()).toBe('https://bao.example/a rồi chữ');
});

longTest('content copied from one story keeps its structure in another', async () => {
  const lan = await signIn('lan');
  await lan.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await newStory(lan, 'Bài nguồn để chép');
  await paste(lan, {
    'text/html':
      '<h2>Tít mục</h2><ol start="3"><li>Ba<ul><li>Dưới ba</li></ul></li></ol><table><tr><th colspan="2">Giá</th></tr><tr><td>Một</td><td>Hai</td></tr></table><blockquote><p>Lời</p></blockquote><p>Hết.</p>',
  });
  await bodyOf(lan).getByText('Hết.').waitFor();
  const structure = (page: Page) =>
    bodyOf(page).evaluate((element) =>
      [...element.querySelectorAll('h2, ol, ul, li, th, td, blockquote, p')]
        .filter((each) => each.textContent !== '')
        .map(
          (each) =>
            `${each.tagName} ${each.getAttribute('start') ?? ''}${each.getAttribute('colspan') ?? ''} ${each.textContent}`,
        ),
    );
  const written = await structure(lan);
  expect(written).toContain('OL 3 BaDưới ba');
  await bodyOf(lan).press('ControlOrMeta+a');
  await bodyOf(lan).press('ControlOrMeta+c');
  await saved(lan);
  await newStory(lan, 'Bài đích để dán');
  await bodyOf(lan).press('ControlOrMeta+v');
  await bodyOf(lan).getByText('Tít mục').waitFor();
  expect(await structure(lan)).toEqual(written);
});
