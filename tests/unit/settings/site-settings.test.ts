import { expect, test } from 'vitest';
import { SETTING_NAMES } from '#core/settings/setting-rows.ts';
import {
  changedSettings,
  initialSettings,
  maySet,
  SETTING_SCHEMAS,
  settingsFrom,
} from '#core/settings/site-settings.ts';
import en from '#messages/en/settings.json' with { type: 'json' };
import vi from '#messages/vi/settings.json' with { type: 'json' };

test('unknown or invalid stored settings fall back to the defaults', () => {
  const rows = [
    { name: 'siteName', value: 'Sông Hồng' },
    { name: 'storiesPerPage', value: 9000 },
    { name: 'strictFourEyes', value: 'yes' },
    { name: 'houseForms', value: {} },
  ];
  expect(settingsFrom(rows)).toEqual({ ...initialSettings, siteName: 'Sông Hồng' });
});

test('every default fits its own schema', () => {
  for (const name of SETTING_NAMES) {
    expect(SETTING_SCHEMAS[name].safeParse(initialSettings[name]).success).toBe(true);
  }
});

test('only values that differ are changes', () => {
  const wanted = { ...initialSettings, hotline: '0900 000 000' };
  expect(changedSettings(initialSettings, wanted)).toEqual({ hotline: '0900 000 000' });
});

test('an administrator cannot change review rules, nor a managing editor the site name', () => {
  const admin = { roles: [{ role: 'admin', sectionId: null }] } as const;
  const chief = { roles: [{ role: 'managing_editor', sectionId: null }] } as const;
  expect(maySet(admin, 'strictFourEyes').ok).toBe(false);
  expect(maySet(chief, 'strictFourEyes').ok).toBe(true);
  expect(maySet(chief, 'siteName').ok).toBe(false);
});

test('every setting has a name in both languages', () => {
  expect(Object.keys(vi.name).sort()).toEqual([...SETTING_NAMES].sort());
  expect(Object.keys(en.name).sort()).toEqual([...SETTING_NAMES].sort());
});

test('the address of a hub is normalised for the header of a feed', () => {
  const schema = SETTING_SCHEMAS.websubHub;
  expect(schema.parse('https://hub.example/đẩy?a=<b>')).toBe(
    'https://hub.example/%C4%91%E1%BA%A9y?a=%3Cb%3E',
  );
  expect(schema.parse('http://localhost:8080')).toBe('http://localhost:8080/');
  expect(schema.parse('')).toBe('');
  for (const none of ['https://', 'http://hub.example/', 'https://a b/', 'hub.example']) {
    expect(schema.safeParse(none).success, none).toBe(false);
  }
});

test.each([
  'google.com, pub-1234, DIRECT, f08c47fec0942fa0 # Google',
  'ads.example, 7, reseller',
  '# Không bán quảng cáo\n\nCONTACT=quangcao@bao.example\nOWNERDOMAIN = bao.example',
  'ads.example, 7, DIRECT; ext=1',
  '',
])('ads.txt takes records, variables and comments: %j', (text) => {
  expect(SETTING_SCHEMAS.adsTxt.parse(text)).toBe(text);
});

test.each([
  'google.com, pub-1234',
  'google.com, , DIRECT',
  'google.com, 1, OWNER',
  'a.example, 1, DIRECT, x, y',
  'xin chào',
])('ads.txt refuses a line that is neither: %j', (text) => {
  // As typed: empty lines that are not stored count too.
  const { error } = SETTING_SCHEMAS.adsTxt.safeParse(`# đầu\r\n\r\n\r\n\r\n ${text}\r\nads.example, 7`);
  expect(error?.issues).toMatchObject([{ message: 'settings.ads-txt', params: { line: 5, text } }]);
});

test('profiles are https links, one per line', () => {
  const { profiles } = SETTING_SCHEMAS;
  expect(profiles.parse(' https://zalo.me/1 \n\nhttps://facebook.com')).toBe(
    'https://zalo.me/1\nhttps://facebook.com/',
  );
  for (const none of ['http://zalo.me/1', 'zalo.me', 'javascript:alert(1)'])
    expect(profiles.safeParse(none).success, none).toBe(false);
});
