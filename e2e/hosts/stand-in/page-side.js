// What a sandboxed preload may require, in a page that Playwright owns: answers a `require`, or nothing in a frame that
// is not the main one, where no preload runs. Leaves nothing in the window but one symbol for the test.
(() => {
  const invoke = window.__standInInvoke;
  delete window.__standInInvoke;
  if (window !== window.top) return undefined;
  const listeners = new Map();
  const paths = new WeakMap();
  const dropping = [];
  Object.defineProperty(window, Symbol.for('stand-in'), {
    value: {
      dropping,
      emit: (channel, args) => {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
      },
    },
  });
  // Electron knows where a file that was really dropped lives; the test says it just before it drops one.
  window.addEventListener(
    'drop',
    (event) => {
      if (event.isTrusted) for (const file of event.dataTransfer.files) paths.set(file, dropping.shift());
    },
    { capture: true },
  );
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value, enumerable: true }),
    },
    ipcRenderer: {
      invoke: async (channel, ...args) => {
        const { value } = JSON.parse(await invoke(JSON.stringify({ channel, args })));
        return value;
      },
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
    webUtils: {
      getPathForFile: (file) => {
        if (!(file instanceof File)) throw new TypeError('not a file');
        return paths.get(file) ?? '';
      },
    },
  };
  return (name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
    return electron;
  };
})();
