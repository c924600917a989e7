import '#components/ui/page-fault.css';
import { deskUrl } from '#core/urls.ts';

/**
 * The error page. It has no dependencies that may have failed too: its text is inlined in both languages
 * (like that of `server/http/unavailable-page.ts`). One of its links reloads without scripts.
 */
export default function PageFault({ retry }: { retry: () => void }) {
  const isDesk = globalThis.location?.pathname.startsWith(deskUrl);
  return (
    <main className="page-fault">
      <title>Trang đang gặp sự cố</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <div role="alert">
        <h1>Trang đang gặp sự cố</h1>
        <p>
          Lỗi ở phía chúng tôi, không phải ở máy của bạn.
          {isDesk && ' Bài bạn đang viết vẫn được giữ trong trình duyệt này.'}
        </p>
        <p lang="en">
          Something went wrong on our side.{isDesk && ' The story you were writing is kept in this browser.'}
        </p>
      </div>
      <p>
        <button type="button" onClick={retry}>
          Thử lại · <span lang="en">Try again</span>
        </button>{' '}
        {/* biome-ignore lint/a11y/useValidAnchor: an empty URL reloads the present page. */}
        <a href="">
          Tải lại trang · <span lang="en">Reload</span>
        </a>
      </p>
    </main>
  );
}
