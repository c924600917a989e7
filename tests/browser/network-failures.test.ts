import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { interceptable, signIn } from '#tests/support/browser/browser.ts';
import { asEarlierRelease } from '#tests/support/browser/earlier-release.ts';
import { longTest } from '#tests/support/long-test.ts';

/** Aborts the requests of this page while `work` runs. */
async function whileUnreached(page: Page, work: () => Promise<unknown>): Promise<void> {
  const cut = '**/desk/**';
  await page.route(cut, (route) =>
    route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
  );
  await work();
  await page.unroute(cut);
}

const unsentNotice = (page: Page) => page.getByRole('alert').getByText('Chưa gửi được; hãy kiểm tra kết nối');

test('a form whose request fails shows an error, keeps its text, and succeeds when it is sent again', async () => {
  const thu = await interceptable(await signIn('thu'));
  await thu.goto('/desk/planning?by=week&day=2031-06-11');
  await thu.getByRole('button', { name: 'Đề tài mới' }).click();
  const form = thu.getByRole('dialog', { name: 'Đề tài mới' });
  const title = form.getByLabel('Đề tài', { exact: true });
  const send = form.getByRole('button', { name: 'Lưu' });
  await title.fill('Ghe hàng cuối cùng rời chợ nổi');
  await form.getByLabel('Yêu cầu').fill('Hỏi hai chủ ghe.');
  await form.getByLabel('Chuyên mục').selectOption({ label: 'Thế giới' });
  await whileUnreached(thu, async () => {
    await send.click();
    await unsentNotice(thu).waitFor();
  });
  expect(await title.inputValue()).toBe('Ghe hàng cuối cùng rời chợ nổi');
  expect(await form.getByLabel('Yêu cầu').inputValue()).toBe('Hỏi hai chủ ghe.');
  await send.click();
  await form.waitFor({ state: 'detached' });

  await thu.getByRole('link', { name: 'Ghe hàng cuối cùng rời chợ nổi' }).click();
  await thu.getByRole('button', { name: 'Giao việc' }).click();
  const people = thu.getByRole('dialog', { name: 'Giao việc' });
  await people.getByRole('combobox', { name: 'Giao cho' }).fill('Lan');
  await people.getByRole('option', { name: /Lan/ }).first().click();
  await whileUnreached(thu, async () => {
    await people.getByRole('button', { name: 'Giao việc' }).click();
    await unsentNotice(thu).waitFor();
  });
  await people.getByRole('button', { name: 'Giao việc' }).click();
  await people.waitFor({ state: 'detached' });
  const lan = await interceptable(await signIn('lan'));
  await lan.goto(thu.url());
  const accept = lan.getByRole('button', { name: 'Nhận đề tài' });
  await whileUnreached(lan, async () => {
    await accept.click();
    await unsentNotice(lan).waitFor();
  });
  await accept.click();
  await lan.getByText('Đã nhận', { exact: true }).waitFor();
});

longTest('a server error is shown as such and not as a lost connection, and a retry succeeds', async () => {
  const lan = await interceptable(await signIn('lan'));
  const failing = async (path: string, work: () => Promise<unknown>) => {
    await lan.route(path, (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 500, contentType: 'text/plain', body: 'Internal Server Error' })
        : route.continue(),
    );
    await work();
    const alert = lan.getByRole('alert').filter({ hasText: 'Hệ thống gặp lỗi' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Chưa mất gì');
    expect(await lan.getByText('kiểm tra kết nối').count()).toBe(0);
    await lan.unroute(path);
    await work();
    await alert.waitFor({ state: 'detached' });
  };
  await lan.goto('/desk/articles/new');
  await failing('**/desk/articles', async () => {
    await lan.getByLabel('Tiêu đề', { exact: true }).fill('Đò máy thay đò chèo ở bến cũ');
    await lan.getByRole('button', { name: 'Lưu', exact: true }).click();
  });
  await lan.waitForURL(/articles\/[0-9a-f-]{36}$/);
  await failing('**/cut', () => lan.getByRole('button', { name: 'Lưu', exact: true }).click());
  await lan.goto('/desk/account');
  await failing('**/desk/account', () =>
    lan.getByRole('button', { name: 'Lưu', exact: true }).first().click(),
  );
});

const releaseNotice = (page: Page) =>
  page.getByRole('alert').getByText('Trang này thuộc phiên bản cũ của hệ thống');

test('a form of an earlier release shows a notice and keeps its text', async () => {
  const thu = await interceptable(await signIn('thu'));
  await asEarlierRelease(thu, '**/desk/**');
  await thu.goto('/desk/planning?by=week&day=2031-06-18');
  await thu.getByRole('button', { name: 'Đề tài mới' }).click();
  const form = thu.getByRole('dialog', { name: 'Đề tài mới' });
  const title = form.getByLabel('Đề tài', { exact: true });
  await title.fill('Lò gạch cuối cùng bên sông');
  await form.getByLabel('Chuyên mục').selectOption({ label: 'Thế giới' });
  await form.getByRole('button', { name: 'Lưu' }).click();
  await releaseNotice(thu).waitFor();
  expect(await title.inputValue()).toBe('Lò gạch cuối cùng bên sông');
});

longTest('a front of an earlier release shows the notice and retries its unsent changes', async () => {
  const tam = await interceptable(await signIn('tam'));
  await asEarlierRelease(tam, '**/desk/**');
  await tam.goto('/desk/fronts/home');
  const container = tam.getByRole('region', { name: 'Tin chính', exact: true });
  await container.getByRole('button', { name: 'Ẩn ô này' }).click();
  await releaseNotice(tam).waitFor();
  // Unlike after a lost connection, it offers no retry.
  expect(await container.getByRole('button', { name: 'Thử lại' }).count()).toBe(0);
  await container.getByRole('button', { name: 'Tải lại' }).click();
  await releaseNotice(tam).waitFor({ state: 'detached' });
  await container.getByRole('button', { name: 'Ẩn ô này' }).waitFor();
});

type Shell = { isAlive: boolean; isFailing: boolean };

/** Opens a page whose shell throws while the returned switch is on. */
async function openFailing(page: Page): Promise<(isFailing: boolean) => Promise<void>> {
  await page.addInitScript(() => {
    const shell: Shell = { isAlive: false, isFailing: false };
    Object.assign(window, { shell });
    // The shell reads this property on each render for another screen.
    const { get } = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetLeft') ?? {};
    Object.defineProperty(HTMLElement.prototype, 'offsetLeft', {
      get() {
        shell.isAlive = true;
        if (shell.isFailing) throw new Error('the shell fails');
        return get?.call(this);
      },
    });
  });
  await page.goto('/desk');
  await page.waitForFunction(() => (window as never as { shell: Shell }).shell.isAlive);
  return (isFailing) =>
    page.evaluate((shouldFail) => {
      (window as never as { shell: Shell }).shell.isFailing = shouldFail;
    }, isFailing);
}

test('a page whose shell throws shows an error and recovers on retry', async () => {
  const lan = await interceptable(await signIn('lan'));
  const fails = await openFailing(lan);
  await fails(true);
  await lan.getByRole('link', { name: 'Kho ảnh' }).click();
  await lan.getByRole('heading', { level: 1, name: 'Trang đang gặp sự cố' }).waitFor();
  await lan.getByText('Bài bạn đang viết vẫn được giữ trong trình duyệt này.').waitFor();
  // The title has the bell's number in front until the bell unmounts.
  await expect.poll(() => lan.title()).toBe('Trang đang gặp sự cố');
  await fails(false);
  await lan.getByRole('button', { name: 'Thử lại' }).click();
  await lan.getByRole('heading', { level: 1, name: 'Kho ảnh' }).waitFor();
});

test('when even the messages cannot be loaded, the page offers a reload link', async () => {
  const lan = await interceptable(await signIn('lan'));
  const fails = await openFailing(lan);
  await lan.route('**/_next/static/chunks/**', (route) => route.abort('internetdisconnected'));
  await fails(true);
  await lan.getByRole('link', { name: 'Kho ảnh' }).click();
  const again = lan.getByRole('link', { name: 'Tải lại trang · Reload' });
  await again.waitFor();
  await lan.unrouteAll();
  await again.click();
  await lan.getByRole('heading', { level: 1, name: 'Kho ảnh' }).waitFor();
});
