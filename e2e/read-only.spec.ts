import type { Page } from '@playwright/test';
import { articleOf, expect, test } from './app';

const text = 'The city said the bridge is safe. A second sentence follows it.\n\nAnother paragraph to attack.\n';

/** What might change an article's words, by whatever way; each begins with the caret in the middle of a line. */
const attacks: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  typing: (page) => page.keyboard.type('xyz 123'),
  'Enter, Backspace, Delete': async (page) => {
    for (const key of ['Enter', 'Backspace', 'Delete', 'Control+Backspace', 'Control+Delete'])
      await page.keyboard.press(key);
  },
  cut: async (page) => {
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+x');
  },
  paste: async (page) => {
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'PASTED');
      data.setData('text/html', '<b>PASTED</b>');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Control+Shift+v');
  },
  drop: (page) =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'DROPPED');
      const target = document.querySelector('[data-number="1"], .victim p') as Element;
      const { x, y } = target.getBoundingClientRect();
      for (const type of ['dragover', 'drop'])
        target.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, clientX: x + 40, clientY: y + 8 }),
        );
    }),
  'undo and redo': async (page) => {
    for (const key of ['Control+z', 'Control+Shift+Z', 'Control+y']) await page.keyboard.press(key);
  },
  'an input method': async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: '日本', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.insertText', { text: '日本語' });
    await session.send('Input.imeSetComposition', {
      text: 'かな',
      selectionStart: 1,
      selectionEnd: 1,
      replacementStart: 0,
      replacementEnd: 3,
    });
    await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await page.keyboard.insertText('inserted');
  },
  'a spelling replacement': (page) =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'replaced');
      document.activeElement?.dispatchEvent(
        new InputEvent('beforeinput', {
          inputType: 'insertReplacementText',
          dataTransfer: data,
          data: 'replaced',
          bubbles: true,
          cancelable: true,
        }),
      );
    }),
  execCommand: (page) =>
    page.evaluate(() => {
      document.execCommand('insertText', false, 'commanded');
      // Trusted types refuse this one before it gets anywhere near the article.
      if (!document.querySelector('.article')) document.execCommand('insertHTML', false, '<i>commanded</i>');
      document.execCommand('delete');
      document.execCommand('bold');
    }),
  'an edit of the DOM from outside': (page) =>
    page.evaluate(() => {
      const paragraph = document.querySelector('[data-number="1"], .victim p') as Element;
      const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode() as Text;
      node.data = `${node.data.slice(0, 4)}FOREIGN${node.data.slice(4)}`;
      paragraph.append(document.createElement('b'));
    }),
};

/** The article as it stands in the page, without what the page itself puts around it. */
const words = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('.article p')].map((line) => line.textContent).join('\n'));

for (const [name, attack] of Object.entries(attacks))
  test(`the article’s words survive ${name}`, async ({ desk }) => {
    const { page } = await desk.start(desk.article('story.txt', text));
    await articleOf(page).focus();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowRight');
    await attack(page);
    await expect.poll(() => words(page)).toBe(text);
    // And it goes on working: the caret moves, words can be selected.
    await articleOf(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await expect.poll(() => page.evaluate(() => String(getSelection()))).toMatch(/^The ?$/);
  });

test('the same attacks damage an editor without the locks', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const harmless: string[] = [];
  for (const [name, attack] of Object.entries(attacks)) {
    await page.setContent(
      `<div class="victim" contenteditable="true"><p>${text.split('\n').join('</p><p>')}</p></div>
       <script>{
         // What an editor does with what is dropped on it, pasted into it, or offered as a correction.
         const victim = document.querySelector('.victim');
         for (const type of ['paste', 'drop', 'beforeinput'])
           victim.addEventListener(type, (event) => {
             const data = event.clipboardData ?? event.dataTransfer;
             if (data) victim.firstElementChild.append(data.getData('text/plain'));
           });
       }</script>`,
    );
    const victim = page.locator('.victim');
    const before = await victim.innerText();
    await victim.click({ position: { x: 60, y: 24 } });
    if (name === 'undo and redo') await page.keyboard.type('typed');
    await attack(page);
    if ((await victim.innerText()) === before) harmless.push(name);
  }
  // Undoing what was typed brings the old text back, and doing it again does not always.
  expect(harmless.filter((name) => name !== 'undo and redo')).toEqual([]);
  await context.close();
});
