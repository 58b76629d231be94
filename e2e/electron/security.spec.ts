import { expect, test } from '../app';

test.describe('a page in Electron', () => {
  test('has the bridge, and nothing of Node or Electron', async ({ desk }) => {
    const { page } = await desk.start();
    const found = await page.evaluate(() => {
      const { desk } = window as never as { desk: Record<string, unknown> };
      const write = () => {
        (window as never as Record<string, unknown>).desk = {};
      };
      let written = true;
      try {
        write();
        written = (window as never as Record<string, unknown>).desk !== desk;
      } catch {
        written = false;
      }
      return {
        keys: Object.keys(desk),
        frozen: Object.isFrozen(desk),
        written,
        globals: ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
          (name) => name in window,
        ),
      };
    });
    expect(found).toEqual({ keys: ['request', 'on', 'openDropped'], frozen: true, written: false, globals: [] });
  });

  for (const [how, leave] of [
    ['an address', () => void (location.href = 'https://evil.example/')],
    ['a link', () => Object.assign(document.createElement('a'), { href: 'https://evil.example/' }).click()],
    [
      'a refresh',
      () => {
        const meta = document.createElement('meta');
        meta.httpEquiv = 'refresh';
        meta.content = '0;url=https://evil.example/';
        document.head.append(meta);
      },
    ],
  ] as const)
    test(`cannot be led away by ${how}`, async ({ desk }) => {
      const { page } = await desk.start(desk.article('story.txt', 'A story.\n'));
      const address = page.url();
      const tried = page.waitForEvent('requestfailed');
      await page.evaluate(leave);
      await tried;
      expect(page.url()).toBe(address);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
    });

  test('opens no file that was not dropped', async ({ desk }) => {
    desk.article('passwd', 'root:x:0:0');
    const { page } = await desk.start();
    for (const file of ['made by the page', 'no file at all'])
      expect(
        await page.evaluate(async (file) => {
          const { desk } = window as never as { desk: { openDropped(file: unknown): Promise<unknown> } };
          return desk.openDropped(file === 'made by the page' ? new File(['root:x:0:0'], 'passwd') : '/etc/passwd');
        }, file),
      ).toEqual({ ok: false, error: { code: 'unknown-reference' } });
  });
});
