import { expect, test } from 'vitest';
import { readRtfPictures } from '#core/document/paste/rtf-pictures.ts';

const picture = (format: string, hex: string) =>
  `{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex100\\picw1000\\pich800\\${format}\\bliptag-12{\\*\\blipuid 0a1b2c}\r\n${hex}}}`;

test('the pictures of a Word document are read in order, each once', () => {
  const rtf =
    `{\\rtf1\\ansi{\\*\\listpicture${picture('pngblip', 'ffff')}}Ch\\u7919 ?: \\{ngoặc\\} ${picture('pngblip', '89504e\r\n47')}` +
    `{\\nonshppict{\\pict\\wmetafile8 0102}} và ${picture('emfblip', '01020304')} ${picture('jpegblip', 'FFD8ff')}}`;
  expect(readRtfPictures(rtf)).toEqual([
    { type: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
    null,
    { type: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8, 0xff]) },
  ]);
});

test('broken RTF gives no pictures', () => {
  expect(readRtfPictures('')).toEqual([]);
  expect(readRtfPictures(`{\\rtf1 ${'{\\*\\shppict'.repeat(3)}`)).toEqual([]);
  expect(readRtfPictures(picture('pngblip', '89504'))).toEqual([null]);
});
