// What a sandboxed preload may require, in a page that Playwright owns. `__standIn` functions are the test's.
(() => {
  const listeners = new Map();
  window.__standInPaths = new Map();
  window.__standInEmit = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value, enumerable: true }),
    },
    ipcRenderer: {
      invoke: async (channel, ...args) =>
        JSON.parse(await window.__standInInvoke(JSON.stringify({ channel, args }))).value,
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
    webUtils: { getPathForFile: (file) => window.__standInPaths.get(file.name) ?? '' },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
    return electron;
  };
  const module = { exports: {} };
  (function (require, module, exports) {
    /* PRELOAD */
  })(require, module, module.exports);
})();
