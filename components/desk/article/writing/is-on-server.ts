import { fromBase64 } from '#core/shared/base64.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { getJson } from '../send.ts';
import { compareLeft, docOf } from './compare-left.ts';
import type { LeftText } from './left-texts.ts';
import type { ServerCopy } from './server-copy.ts';

/** Whether the server has all text that a visit left. False if that cannot be determined. */
export async function isOnServer(left: LeftText, personId: string): Promise<boolean> {
  const answer = await getJson<ServerCopy>(`${articleDeskUrl(left.articleId)}/working-copy`, {
    writerId: personId,
  });
  return (
    answer?.ok === true && compareLeft(docOf(fromBase64(answer.data.update)), { ...left, personId }) === null
  );
}
